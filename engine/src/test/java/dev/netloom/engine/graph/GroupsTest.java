package dev.netloom.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private final Group stage = group("stage", "a", "b", "c", "d");
    private final Group block = group("block", "b", "c");
    private final Groups nested = new Groups(List.of(stage, block));

    private static Group group(String id, String... members) {
        return new Group(id, id, new LinkedHashSet<>(Arrays.asList(members)), false);
    }

    @Test
    void groupsAreApartOrOneInsideTheOther() {
        assertThat(new Groups(List.of(block, stage, group("other", "e"))).all()).hasSize(3);
        assertThatIllegalArgumentException().isThrownBy(() -> new Groups(List.of(block, group("crossing", "c", "d"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Groups(List.of(block, group("twin", "c", "b"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Groups(List.of(block, group("block", "e"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Groups(List.of(stage, block, group("third", "c", "d"))));
    }

    @Test
    void theGroupsAroundABlockGoFromInsideOut() {
        assertThat(nested.around("b")).containsExactly(block, stage);
        assertThat(nested.around("a")).containsExactly(stage);
        assertThat(nested.around("e")).isEmpty();
    }

    @Test
    void theOutermostFoldedGroupHidesABlock() {
        assertThat(nested.covers()).isEmpty();
        Groups inner = nested.with(block.folded(true));
        assertThat(inner.covers()).containsOnlyKeys("b", "c");
        Groups both = inner.with(stage.folded(true));
        assertThat(both.covers()).containsOnlyKeys("a", "b", "c", "d");
        assertThat(both.covers().values()).extracting(Group::id).containsOnly("stage");
    }

    @Test
    void aGroupShrinksWithItsBlocksAndGoesWithTheLast() {
        assertThat(nested.keeping(Set.of("a", "b")).all())
                .extracting(Group::members)
                .containsExactly(Set.of("a", "b"), Set.of("b"));
        assertThat(nested.keeping(Set.of("a", "d")).all()).extracting(Group::id).containsExactly("stage");
        assertThat(nested.keeping(Set.of()).isEmpty()).isTrue();
    }

    @Test
    void theInnerGroupGoesWhereItHoldsAsMuchAsTheOuter() {
        assertThat(nested.keeping(Set.of("b", "c")).all()).extracting(Group::id).containsExactly("stage");
    }
}
