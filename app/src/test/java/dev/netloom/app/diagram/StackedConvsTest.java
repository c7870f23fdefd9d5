package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackedConvsTest {
    @Test
    void simpleConvNetsFirstLayerIsTheException() {
        StackedConvs first = new StackedConvs(5, 1, 30, 30, true);
        assertThat(first.single()).isEqualTo(780);
        assertThat(first.stacked()).isEqualTo(8430);
        assertThat(first.singleFormula()).isEqualTo("25 · 1 · 30 + 30");
        assertThat(first.stackedFormula()).isEqualTo("9 · 1 · 30 + 30 + 9 · 30 · 30 + 30");
    }

    @Test
    void aPairOfChannelsTakes18WeightsInsteadOf25And27InsteadOf49() {
        StackedConvs five = new StackedConvs(5, 1, 1, 1, false);
        assertThat(five.single()).isEqualTo(25).isEqualTo(five.singlePerPair());
        assertThat(five.stacked()).isEqualTo(18).isEqualTo(five.stackedPerPair());
        StackedConvs seven = new StackedConvs(7, 1, 1, 1, false);
        assertThat(seven.single()).isEqualTo(49);
        assertThat(seven.stacked()).isEqualTo(27);
    }

    @ParameterizedTest
    @CsvSource({"5, 16, 32, 24, true", "7, 3, 8, 8, true", "9, 4, 4, 2, false", "11, 2, 3, 5, true"})
    void theSumsAreThoseOfTheRealBlocks(int kernel, int in, int out, int middle, boolean bias) {
        StackedConvs convs = new StackedConvs(kernel, in, out, middle, bias);
        Block[] stack = Stream.concat(
                        Stream.of(new Input(in, 32, 32)),
                        IntStream.rangeClosed(1, convs.layers())
                                .mapToObj(layer -> conv(layer == convs.layers() ? out : middle, 3, bias)))
                .toArray(Block[]::new);
        Summary single = Summary.of(Graph.chain(new Input(in, 32, 32), conv(out, kernel, bias)));
        assertThat(convs.single()).isEqualTo(single.parameters());
        assertThat(convs.stacked()).isEqualTo(Summary.of(Graph.chain(stack)).parameters());
        assertThat(Summary.of(Graph.chain(stack)).layers().getLast().receptiveField())
                .as("the stack sees as much")
                .isEqualTo(single.layers().getLast().receptiveField());
    }

    private static Block conv(int filters, int kernel, boolean bias) {
        Conv conv = Conv.of(filters, kernel, 1, 0);
        return new Conv(filters, kernel, 1, 0, 1, 1, bias, conv.initialization(), conv.deviation());
    }
}
