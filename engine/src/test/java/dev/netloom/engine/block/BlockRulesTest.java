package dev.netloom.engine.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Shapes, parameters and problems of the blocks other than convolution and pooling.
class BlockRulesTest {
    private static final Shape IMAGE = new Shape(6, 4, 5);

    @Test
    void inputGivesItsShape() {
        assertThat(new Input(3, 32, 24).outputShape(List.of())).isEqualTo(new Shape(3, 32, 24));
        assertThat(new Input(1, 28, 28).arity()).isEqualTo(Block.Arity.NONE);
    }

    @Test
    void denseConnectsEverythingWithEverything() {
        List<Shape> vector = List.of(Shape.vector(1024));
        assertThat(Dense.of(50).outputShape(vector)).isEqualTo(Shape.vector(50));
        assertThat(Dense.of(50).parameterCount(vector)).isEqualTo(51_250);
        assertThat(Dense.of(50).multiplyAdds(vector)).isEqualTo(51_200);
        assertThat(Dense.of(50).parameters(vector).getFirst().dims()).containsExactly(50, 1024);
        assertThat(new Dense(50, false, Initialization.HE, 0.01).parameterCount(vector))
                .isEqualTo(51_200);
    }

    @Test
    void denseAndOutputTakeVectors() {
        assertThat(Dense.of(50).problem(List.of(IMAGE))).contains(Problem.of("dense.not-flat", IMAGE));
        assertThat(new Output().problem(List.of(IMAGE))).contains(Problem.of("output.not-flat", IMAGE));
        assertThat(Dense.of(50).problem(List.of(Shape.vector(120)))).isEmpty();
        assertThat(new Output().problem(List.of(Shape.vector(10)))).isEmpty();
    }

    @Test
    void blocksThatWorkValueByValueKeepTheShape() {
        for (Block block : List.of(
                new Relu(),
                new LeakyRelu(0.1),
                new Sigmoid(),
                new Tanh(),
                new Gelu(),
                new Silu(),
                new Dropout(0.5),
                new BatchNorm(0.1, 1e-5),
                new GroupNorm(2, 1e-5),
                new LocalResponseNorm(5, 1e-4, 0.75, 1))) {
            assertThat(block.outputShape(List.of(IMAGE))).isEqualTo(IMAGE);
            assertThat(block.window(IMAGE)).isEqualTo(Window.POINT);
            assertThat(block.problem(List.of(IMAGE))).isEmpty();
        }
    }

    @Test
    void batchNormTrainsTwoValuesForEachChannelAndKeepsTwoMore() {
        BatchNorm norm = new BatchNorm(0.1, 1e-5);
        assertThat(norm.parameterCount(List.of(IMAGE))).isEqualTo(12);
        assertThat(norm.parameters(List.of(IMAGE)))
                .extracting(ParameterSpec::name, ParameterSpec::mean, ParameterSpec::trained)
                .containsExactly(
                        tuple("weight", 1.0, true),
                        tuple("bias", 0.0, true),
                        tuple("running_mean", 0.0, false),
                        tuple("running_var", 1.0, false));
    }

    @Test
    void groupNormWantsGroupsOfEqualSize() {
        assertThat(new GroupNorm(4, 1e-5).problem(List.of(IMAGE))).contains(Problem.of("group-norm.groups", 4, 6, 3));
        assertThat(new GroupNorm(8, 1e-5).problem(List.of(IMAGE))).contains(Problem.of("group-norm.groups", 8, 6, 6));
        assertThat(new GroupNorm(1, 1e-5).problem(List.of(IMAGE))).isEmpty();
        assertThat(new GroupNorm(3, 1e-5).parameterCount(List.of(IMAGE))).isEqualTo(12);
    }

    @Test
    void flattenAndGlobalPoolsMakeVectors() {
        assertThat(new Flatten().outputShape(List.of(IMAGE))).isEqualTo(Shape.vector(120));
        assertThat(new GlobalAveragePool().outputShape(List.of(IMAGE))).isEqualTo(Shape.vector(6));
        assertThat(new GlobalMaxPool().outputShape(List.of(IMAGE))).isEqualTo(Shape.vector(6));
        assertThat(new GlobalMaxPool().window(IMAGE)).isEqualTo(new Window(4, 5, 1, 0));
        assertThat(new Flatten().window(IMAGE)).isEqualTo(new Window(4, 5, 1, 0));
        assertThat(new GlobalAveragePool().window(IMAGE)).isEqualTo(new Window(4, 5, 1, 0));
    }

    @Test
    void addWantsEqualShapes() {
        assertThat(new Add().outputShape(List.of(IMAGE, IMAGE))).isEqualTo(IMAGE);
        assertThat(new Add().problem(List.of(IMAGE, IMAGE, IMAGE))).isEmpty();
        Shape other = new Shape(6, 4, 4);
        assertThat(new Add().problem(List.of(IMAGE, IMAGE, other))).contains(Problem.of("add.shapes", IMAGE, other));
    }

    @Test
    void concatAddsUpChannels() {
        Shape more = new Shape(2, 4, 5);
        assertThat(new Concat().problem(List.of(IMAGE, more, IMAGE))).isEmpty();
        assertThat(new Concat().outputShape(List.of(IMAGE, more, IMAGE))).isEqualTo(new Shape(14, 4, 5));
        Shape turned = new Shape(6, 5, 4);
        assertThat(new Concat().problem(List.of(IMAGE, turned))).contains(Problem.of("concat.shapes", IMAGE, turned));
    }

    @Test
    void shapesHaveNoEmptySide() {
        assertThatThrownBy(() -> new Shape(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(IMAGE).hasToString("6 × 4 × 5");
        assertThat(Shape.vector(50)).hasToString("50");
        assertThat(IMAGE.size()).isEqualTo(120);
        assertThatThrownBy(() -> new Shape(1 << 16, 1 << 8, 1 << 8).size()).isInstanceOf(ArithmeticException.class);
    }
}
