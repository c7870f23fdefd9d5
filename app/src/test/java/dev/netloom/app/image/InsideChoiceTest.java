package dev.netloom.app.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InsideChoiceTest {
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 8, 8), Conv.of(4, 3, 1, 1), new Relu(), Conv.of(6, 3, 1, 1), new Relu(), new Output());
    private static final List<String> CONVS = List.of("conv1", "conv2");

    private final InsideChoice choice = new InsideChoice(Optional::empty);

    @Test
    void a_view_shows_the_choice_or_what_comes_closest_before_it() {
        assertThat(shownAfter("")).isEqualTo("conv1");
        assertThat(shownAfter("conv2")).isEqualTo("conv2");
        assertThat(shownAfter("relu2")).isEqualTo("conv2");
        assertThat(shownAfter("input1")).isEqualTo("conv1");
        assertThat(shownAfter("of another network")).isEqualTo("conv1");
        assertThat(choice.blockProperty().get()).isEqualTo("of another network");
    }

    private String shownAfter(String block) {
        choice.blockProperty().set(block);
        return choice.blockAmong(CONVS, NETWORK, "conv1");
    }

    @Test
    void a_unit_that_a_block_does_not_have_is_kept_for_the_others() {
        choice.unitProperty().set(5);
        assertThat(choice.unitAmong(4)).isZero();
        assertThat(choice.unitAmong(6)).isEqualTo(5);
    }

    @Test
    void an_image_that_is_chosen_takes_the_place_of_the_drawing() {
        choice.drawnProperty().set(true);
        choice.chooseImage(43);
        assertThat(choice.drawnProperty().get()).isFalse();
        assertThat(choice.imageProperty().get()).isEqualTo(43);
    }
}
