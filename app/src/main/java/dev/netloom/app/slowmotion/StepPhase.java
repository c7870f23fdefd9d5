package dev.netloom.app.slowmotion;

import dev.netloom.app.canvas.ActivityHighlights.Phase;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.inspect.StepTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A place on the way of a batch: a block that it goes through forward or backward, the loss, or a block that learns.
sealed interface StepPhase {
    /// The block that is at work.
    String block();

    Phase phase();

    record Forward(StepTrace.Forward part) implements StepPhase {
        @Override
        public String block() {
            return part.block();
        }

        @Override
        public Phase phase() {
            return Phase.FORWARD;
        }
    }

    /// @param block the output
    record Loss(String block, StepTrace.Loss part) implements StepPhase {
        @Override
        public Phase phase() {
            return Phase.LOSS;
        }
    }

    record Backward(StepTrace.Backward part) implements StepPhase {
        @Override
        public String block() {
            return part.block();
        }

        @Override
        public Phase phase() {
            return Phase.BACKWARD;
        }
    }

    /// @param parts one of each parameter of the block
    record Update(String block, List<StepTrace.Update> parts) implements StepPhase {
        @Override
        public Phase phase() {
            return Phase.UPDATE;
        }
    }

    /// The whole way of a batch.
    static List<StepPhase> of(Graph graph, StepTrace stepTrace) {
        List<StepPhase> stops = new ArrayList<>();
        stepTrace.forward().forEach(part -> stops.add(new Forward(part)));
        String end = graph.nodes().stream()
                .filter(node -> node.block() instanceof Output)
                .map(Node::id)
                .findFirst()
                .orElseThrow();
        stops.add(new Loss(end, stepTrace.loss()));
        stepTrace.backward().forEach(part -> stops.add(new Backward(part)));
        graph.inOrder().stream()
                .map(Node::id)
                .filter(id -> stepTrace.updates().stream()
                        .anyMatch(update -> update.block().equals(id)))
                .forEach(id -> stops.add(new Update(
                        id,
                        stepTrace.updates().stream()
                                .filter(update -> update.block().equals(id))
                                .collect(Collectors.toList()))));
        return stops;
    }
}
