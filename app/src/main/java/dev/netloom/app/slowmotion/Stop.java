package dev.netloom.app.slowmotion;

import dev.netloom.app.canvas.Lights.Phase;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.inspect.Anatomy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A place on the way of a batch: a block that it goes through forward or backward, the loss, or a block that learns.
sealed interface Stop {
    /// The block that is at work.
    String block();

    Phase phase();

    record Forward(Anatomy.Forward part) implements Stop {
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
    record Loss(String block, Anatomy.Loss part) implements Stop {
        @Override
        public Phase phase() {
            return Phase.LOSS;
        }
    }

    record Backward(Anatomy.Backward part) implements Stop {
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
    record Update(String block, List<Anatomy.Update> parts) implements Stop {
        @Override
        public Phase phase() {
            return Phase.UPDATE;
        }
    }

    /// The whole way of a batch.
    static List<Stop> of(Graph graph, Anatomy anatomy) {
        List<Stop> stops = new ArrayList<>();
        anatomy.forward().forEach(part -> stops.add(new Forward(part)));
        String end = graph.nodes().stream()
                .filter(node -> node.block() instanceof Output)
                .map(Node::id)
                .findFirst()
                .orElseThrow();
        stops.add(new Loss(end, anatomy.loss()));
        anatomy.backward().forEach(part -> stops.add(new Backward(part)));
        graph.inOrder().stream()
                .map(Node::id)
                .filter(id -> anatomy.updates().stream()
                        .anyMatch(update -> update.block().equals(id)))
                .forEach(id -> stops.add(new Update(
                        id,
                        anatomy.updates().stream()
                                .filter(update -> update.block().equals(id))
                                .collect(Collectors.toList()))));
        return stops;
    }
}
