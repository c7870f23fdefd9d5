package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.network.Weights;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Computes what the blocks of a network put out, one block after the other, and remembers it: after an edit, only
/// blocks that something changed before (or in) are computed anew. So it does for networks that are not finished, too.
///
/// One thread at a time. No native memory is kept between two looks.
public final class Inspection {
    /// Multiply-adds of one look: some tenths of a second.
    static final long MOST_MULTIPLY_ADDS = 1_000_000_000;

    /// Parameters of one block: their random beginning costs more time than the block itself.
    static final long MOST_PARAMETERS = 4_000_000;

    /// Values of all blocks together: 96 MB.
    static final long MOST_VALUES = 24_000_000;

    /// What an output follows from. Inputs are equal where they are the same objects, and so stand for all that lies
    /// before them.
    private record Origin(
            String id, Block block, List<Response> inputs, InspectionInput.Picture picture, Weights weights) {}

    private Map<Origin, Response> known = Map.of();

    /// @param stale asked before every block; once it is true the look is given up
    /// @return empty where it was given up
    public Optional<Responses> look(InspectionInput inspectionInput, BooleanSupplier stale) {
        return new Look(inspectionInput, stale).take();
    }

    private final class Look {
        private final InspectionInput inspectionInput;
        private final BooleanSupplier stale;
        private final GraphCheck check;
        private final Map<Origin, Response> computed = new HashMap<>();
        private final Map<String, Response> maps = new HashMap<>();
        private final Set<String> trained = new HashSet<>();
        private final Set<String> tooLarge = new HashSet<>();
        private long multiplyAdds;
        private long values;

        Look(InspectionInput inspectionInput, BooleanSupplier stale) {
            this.inspectionInput = inspectionInput;
            this.stale = stale;
            this.check = GraphCheck.of(inspectionInput.graph());
        }

        Optional<Responses> take() {
            for (Node node : inspectionInput.graph().inOrder()) {
                if (stale.getAsBoolean()) {
                    return Optional.empty();
                }
                check.shape(node.id()).ifPresent(output -> visit(node, output));
            }
            known = computed;
            return Optional.of(new Responses(maps, trained, tooLarge));
        }

        private void visit(Node node, Shape output) {
            if (node.inputs().stream().anyMatch(tooLarge::contains) || !affordable(node, output)) {
                tooLarge.add(node.id());
                return;
            }
            boolean learned =
                    inspectionInput.trained().filter(known -> fits(node, known)).isPresent();
            if (learned) {
                trained.add(node.id());
            }
            Origin origin = origin(node, learned);
            Response map = known.get(origin);
            if (map == null) {
                map = Probe.run(node, origin.inputs(), output, inspectionInput, Optional.ofNullable(origin.weights()));
            }
            computed.put(origin, map);
            maps.put(node.id(), map);
        }

        private boolean affordable(Node node, Shape output) {
            List<Shape> inputs = check.inputShapes(node);
            multiplyAdds += node.block().multiplyAdds(inputs);
            values += output.size();
            return multiplyAdds <= MOST_MULTIPLY_ADDS
                    && values <= MOST_VALUES
                    && node.block().parameterCount(inputs) <= MOST_PARAMETERS
                    && inputs.stream().allMatch(Probe::canFeed);
        }

        private boolean fits(Node node, InspectionInput.Trained learned) {
            Graph graph = learned.graph();
            return graph.find(node.id()).filter(node::equals).isPresent() && trained.containsAll(node.inputs());
        }

        /// The picture matters directly to those blocks only that have no other input, the weights to those that have
        /// some.
        private Origin origin(Node node, boolean learned) {
            List<Response> inputs = node.inputs().stream().map(maps::get).toList();
            boolean weighted = !node.block().parameters(check.inputShapes(node)).isEmpty();
            return new Origin(
                    weighted ? node.id() : "",
                    node.block(),
                    inputs,
                    inputs.isEmpty() ? inspectionInput.picture() : null,
                    learned && weighted
                            ? inspectionInput.trained().orElseThrow().weights()
                            : null);
        }
    }
}
