package dev.netloom.engine.train;

import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.store.Samples;

/// A process that wants to train in bfloat16, and tells why it cannot.
public final class LackingPrecision {
    private LackingPrecision() {}

    public static void main(String[] arguments) throws Exception {
        Dataset mnist = Mnist.load(Samples.mnist());
        Graph graph = Graph.chain(new Input(1, 28, 28), new Flatten(), Dense.of(10), new Output());
        TrainingConfig plan = TrainingConfig.of(1).withPrecision(Precision.BFLOAT16);
        try (TrainingRun run = new Trainer(graph, mnist, plan, new TrainingControl(), event -> {}).begin()) {
            run.step();
        } catch (TrainingFailure failure) {
            System.out.println(failure.key() + ": " + failure.getMessage());
        }
    }
}
