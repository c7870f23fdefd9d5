package dev.netloom.engine.network;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.kernel.ConvolutionCase;
import dev.netloom.engine.kernel.ConvolutionGrid;
import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.reference.BlockCase;
import java.util.List;
import java.util.stream.Stream;

/// The sample of the layer contract as a process of its own, which can be told to do without instructions that this
/// processor has.
public final class LayerSample {
    private static final int CASES = 4;

    private LayerSample() {}

    public static void main(String[] arguments) {
        System.out.println(KernelChoices.machine());
        LayerContractTest.sample(CASES).forEach(LayerContractTest::holds);
        for (int channels : new int[] {1, 3, 4, 7}) {
            BlockCase few = new BlockCase(Conv.of(16, 1, 2, 0), List.of(new Shape(channels, 9, 9)), 2);
            LayerContractTest.holds(new LayerGrid.Case(few, Mode.TRAINING));
        }
        Stream<ConvolutionCase> convolutions = ConvolutionGrid.sample(2, 3);
        List<String> wrong =
                convolutions.flatMap(tried -> tried.wrong().stream()).toList();
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong);
        }
        System.out.println("holds");
    }
}
