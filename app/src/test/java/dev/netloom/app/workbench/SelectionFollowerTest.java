package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectionFollowerTest {
    private final ObjectProperty<Set<String>> selection = new SimpleObjectProperty<>(Set.of());
    private final BooleanProperty seen = new SimpleBooleanProperty(true);
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void install() {
        SelectionFollower.install(selection, seen, told::add);
    }

    @Test
    void aViewThatIsSeenFollowsAtOnce() {
        selection.set(Set.of("conv1"));
        selection.set(Set.of("conv2"));
        assertThat(told).containsExactly("conv1", "conv2");
    }

    @Test
    void aHiddenViewHearsOnlyOfTheLastSelectionAndOnlyWhenItIsSeenAgain() {
        seen.set(false);
        selection.set(Set.of("conv1"));
        selection.set(Set.of("conv2"));
        assertThat(told).isEmpty();
        seen.set(true);
        assertThat(told).containsExactly("conv2");
    }

    @Test
    void aViewThatWasHiddenKeepsItsOwnChoiceWhereNothingElseWasSelected() {
        selection.set(Set.of("conv1"));
        seen.set(false);
        seen.set(true);
        assertThat(told).containsExactly("conv1");
    }
}
