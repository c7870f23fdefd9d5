package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.KernelRecord;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The memory that a plan is said to take, beside what it takes.
class PlanSizeTest {
    /// Kernels and their tables, whatever the batch.
    private static final long SMALL = 3_000_000;

    @ParameterizedTest
    @CsvSource({"deep-convnet, 100", "lenet5, 64", "resnet18-28, 2"})
    void whatAPlanTakesIsKnownBeforeItIsMade(String network, int batch) throws FileProblem {
        holds(graph(network), batch, KernelChoices.FIRST);
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @CsvSource({
        "deep-convnet, 100",
        "deep-convnet, 2000",
        "resnet20-28, 100",
        "resnet56-32, 50",
        "alexnet, 4",
        "googlenet, 4",
        "googlenet-32, 50",
        "vgg16-28, 50",
        "resnet18, 4",
        "vgg16, 2"
    })
    void whatLargePlansOfMeasuredKernelsTakeIsKnownBeforeTheyAreMade(String network, int batch) throws FileProblem {
        holds(graph(network), batch, KernelRecord.ofUser());
    }

    private static Graph graph(String name) throws FileProblem {
        return name.equals("deep-convnet")
                ? ProjectFile.read(Samples.network(name)).graph()
                : Template.named(name).orElseThrow().project().graph();
    }

    private static void holds(Graph graph, int batch, KernelChoices choices) {
        int image = ((Input) graph.inOrder().getFirst().block()).shape().size();
        for (PlanOptions plain : List.of(
                PlanOptions.training(batch),
                PlanOptions.evaluation(batch),
                PlanOptions.inspection(batch, Mode.TRAINING))) {
            PlanOptions options = plain.with(choices);
            try (Network network = new Network(graph, 1);
                    ExecutionPlans plans = new ExecutionPlans(network, size -> options)) {
                long before = NativeScope.bytesInUse();
                ExecutionPlan plan = plans.forBatch(batch);
                plan.forward(new float[batch * image], new Pass(1, 1));
                if (options.gradients()) {
                    plan.backward();
                }
                long taken = NativeScope.bytesInUse() - before;
                // what choosing kernels takes counts for more beside buffers that share memory
                double most = options.fused() ? 2.5 : 1.6;
                assertThat(ExecutionPlans.bytes(graph, options) + SMALL)
                        .as(options.toString())
                        .isBetween((long) (0.95 * taken), (long) (most * taken) + 2 * SMALL);
            }
        }
    }

    @Test
    void aPlanThatDoesNotFitTakesNothing() {
        Graph wide = Graph.chain(
                new Input(1, 28, 28),
                Conv.of(4096, 3, 1, 1),
                new Relu(),
                Conv.of(1, 3, 1, 1),
                new Flatten(),
                Dense.of(10),
                new Output());
        try (Network network = new Network(wide, 1);
                ExecutionPlans plans = new ExecutionPlans(network, PlanOptions::training)) {
            long before = NativeScope.bytesInUse();
            assertThatThrownBy(() -> plans.forBatch(1_000_000))
                    .isInstanceOf(MemoryShortage.class)
                    .hasMessageContaining("a plan for 1000000 images at once takes ")
                    .hasMessageContaining("GB are free");
            assertThat(NativeScope.bytesInUse()).isEqualTo(before);
        }
    }
}
