package dev.netloom.engine.template;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A network while its template writes it down, block by block. Its methods give back the id of what they add.
final class NetworkBuilder {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    String add(String id, Block block, String... inputs) {
        nodes.add(Node.of(id, block, inputs));
        return id;
    }

    /// A convolution without bias and the normalisation of its output, as `conv` and `bn` say.
    String normalised(String conv, String bn, Conv settings, double epsilon, String input) {
        add(conv, settings, input);
        return add(bn, new BatchNorm(0.1, epsilon), conv);
    }

    String relu(String id, String input) {
        return add(id, new Relu(), input);
    }

    String flat(String input) {
        return add("flatten", new Flatten(), input);
    }

    String dense(String id, int units, String input) {
        return add(id, Dense.of(units), input);
    }

    static Conv conv(int filters, int kernel, int stride, Initialization initialization) {
        return new Conv(filters, kernel, stride, kernel / 2, 1, 1, false, initialization, 0.01);
    }

    /// Folds the blocks from number `from` on into a group.
    void fold(String id, String title, int from) {
        Set<String> members = nodes.subList(from, nodes.size()).stream()
                .map(Node::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        groups.add(new Group(id, title, members, true));
    }

    /// The number of blocks so far.
    int size() {
        return nodes.size();
    }

    Project project(String name) {
        return new Project(name, new Graph(nodes), Map.of(), new Groups(groups));
    }
}
