package dev.netloom.engine.network;

import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What of learned weights goes into another network: the arrays that have its names and dimensions, but for blocks
/// that are to begin anew.
///
/// @param layers of the network that have parameters, in order
public record TransferredWeights(Graph graph, Weights learned, List<Layer> layers) {
    /// What becomes of a layer.
    public enum Fate {
        /// It has the learned weights.
        COPIED,
        /// It begins anew, as it was asked to.
        ANEW,
        /// Nothing was learned of that name.
        MISSING,
        /// What was learned has other dimensions.
        MISFIT
    }

    /// @param values how many parameters it has, running statistics among them
    public record Layer(String id, Fate fate, long values) {}

    /// @param graph one without problems
    /// @param anew ids of blocks that are to begin anew
    public static TransferredWeights of(Graph graph, Weights learned, Set<String> anew) {
        Map<String, List<Parameter>> own = new LinkedHashMap<>();
        for (Parameter parameter : Network.layOut(graph)) {
            own.computeIfAbsent(parameter.node(), id -> new ArrayList<>()).add(parameter);
        }
        List<Layer> layers = graph.inOrder().stream()
                .map(Node::id)
                .filter(own::containsKey)
                .map(id -> new Layer(
                        id,
                        anew.contains(id) ? Fate.ANEW : fate(own.get(id), learned),
                        own.get(id).stream()
                                .mapToLong(parameter -> parameter.spec().size())
                                .sum()))
                .toList();
        return new TransferredWeights(graph, learned, layers);
    }

    /// All but the head, which begins anew.
    ///
    /// @param graph one without problems
    public static TransferredWeights withNewHead(Graph graph, Weights learned) {
        Set<String> head = FrozenBlocks.head(graph).map(Node::id).stream().collect(Collectors.toSet());
        return of(graph, learned, head);
    }

    /// The first layers, but never the head; all others begin anew. What that many layers are worth to another task
    /// asks
    /// Yosinski et al., *How transferable are features in deep neural networks?*, 2014.
    ///
    /// @param graph one without problems
    /// @param count of layers with parameters, from the first
    public static TransferredWeights ofFirst(Graph graph, Weights learned, int count) {
        Set<String> anew = withNewHead(graph, learned).layers.stream()
                .skip(count)
                .map(Layer::id)
                .collect(Collectors.toSet());
        FrozenBlocks.head(graph).map(Node::id).ifPresent(anew::add);
        return of(graph, learned, anew);
    }

    private static Fate fate(List<Parameter> parameters, Weights learned) {
        Fate fate = Fate.COPIED;
        for (Parameter parameter : parameters) {
            Optional<Weights.Values> found = learned.find(parameter.name());
            if (found.isEmpty()) {
                return Fate.MISSING;
            }
            fate = found.get().dims().equals(parameter.spec().dims()) ? fate : Fate.MISFIT;
        }
        return fate;
    }

    /// Ids of the layers that fare so.
    public List<String> layers(Fate fate) {
        return layers.stream()
                .filter(layer -> layer.fate == fate)
                .map(Layer::id)
                .toList();
    }

    /// The network's weights to begin with: the learned ones where they are copied, drawn ones elsewhere.
    ///
    /// @param seed decides those that are drawn
    public Weights start(long seed) {
        Set<String> copied = Set.copyOf(layers(Fate.COPIED));
        try (Network network = new Network(graph, seed)) {
            Map<String, Weights.Values> arrays =
                    new LinkedHashMap<>(network.weights().arrays());
            network.parameters().stream()
                    .filter(parameter -> copied.contains(parameter.node()))
                    .forEach(parameter -> arrays.put(
                            parameter.name(), learned.find(parameter.name()).orElseThrow()));
            return new Weights(arrays, learned.input());
        }
    }
}
