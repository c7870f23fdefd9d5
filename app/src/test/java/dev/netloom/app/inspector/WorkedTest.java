package dev.netloom.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkedTest {
    private static final Shape IMAGE = new Shape(16, 28, 28);

    @Test
    void aConvolutionSaysHowItsSizeAndItsParametersComeAbout() {
        assertThat(of(Conv.of(32, 3, 2, 1), IMAGE))
                .containsExactly("Size: ⌊(28 + 2·1 − 3) / 2⌋ + 1 = 14", "Weights, biases: 3·3·16·32 + 32 = 4,640");
    }

    @Test
    void dilationAndGroupsCountToo() {
        Conv conv = new Conv(32, 3, 1, 2, 2, 4, false, Initialization.HE, 0.01);
        assertThat(of(conv, new Shape(16, 28, 20)))
                .containsExactly(
                        "Window: (3 − 1)·2 + 1 = 5 pixels",
                        "Rows: ⌊(28 + 2·2 − 5) / 1⌋ + 1 = 28",
                        "Columns: ⌊(20 + 2·2 − 5) / 1⌋ + 1 = 20",
                        "Weights: 3·3·4·32 = 1,152");
    }

    @Test
    void aPoolThatReachesOverTheEdgeRoundsUp() {
        Pool over = new Pool(Pool.Kind.MAX, 2, 2, 0, true);
        assertThat(of(over, new Shape(1, 7, 7))).containsExactly("Size: ⌈(7 + 2·0 − 2) / 2⌉ + 1 = 4");
    }

    @Test
    void othersSayWhatTheyHaveToSay() {
        assertThat(of(Dense.of(10), Shape.vector(50))).containsExactly("Weights, biases: 50·10 + 10 = 510");
        assertThat(of(new Concat(), IMAGE, new Shape(4, 28, 28))).containsExactly("Channels: 16 + 4 = 20");
        assertThat(of(new Relu(), IMAGE)).isEmpty();
    }

    private static List<String> of(Block block, Shape... inputs) {
        List<Shape> shapes = List.of(inputs);
        return Worked.of(block, shapes, block.outputShape(shapes));
    }
}
