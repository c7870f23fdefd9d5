package dev.netloom.app.diagram;

import dev.netloom.app.diagram.Rewrite.Proposal;
import dev.netloom.app.diagram.Rewrite.Refusal;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Changes of more than one block at once, from a diagram and what is selected to a proposal: what it would be after,
/// and what that costs.
public final class Rewrites {
    private Rewrites() {}

    /// Leads past the selected blocks and adds up: y = F(x) + x, or F(x) + W·x where shapes differ. Source: He et al.,
    /// 2015.
    public static Rewrite residual(Diagram diagram, Collection<String> ids) {
        Graph graph = diagram.graph();
        List<String> sources = graph.nodes().stream()
                .filter(node -> ids.contains(node.id()))
                .flatMap(node -> node.inputs().stream())
                .filter(input -> !ids.contains(input))
                .distinct()
                .toList();
        List<String> exits = ids.stream().filter(id -> leaves(graph, id, ids)).toList();
        boolean ends = ids.stream()
                .map(id -> graph.node(id).block())
                .anyMatch(block -> block instanceof Input || block instanceof Output);
        if (ids.isEmpty() || ends || sources.size() != 1 || exits.size() != 1) {
            return Refusal.of("residual.chain");
        }
        return residual(diagram, ids, sources.getFirst(), exits.getFirst());
    }

    private static Rewrite residual(Diagram diagram, Collection<String> ids, String source, String exit) {
        GraphCheck check = GraphCheck.of(diagram.graph());
        Optional<Shape> in = check.shape(source);
        Optional<Shape> out = check.shape(exit);
        if (in.isEmpty() || out.isEmpty()) {
            return Refusal.of("unknown");
        }
        String add = diagram.graph().freshId(new Add());
        Diagram added = Edits.addConnected(diagram, new Add(), exit);
        if (in.equals(out)) {
            Diagram after = grouped(diagram, Edits.connect(added, new Wire(source, add)), ids);
            return new Proposal("residual", List.of(ids.size(), in.get()), diagram, after, exit, add);
        }
        Optional<Block> projection = ShortcutProjection.between(in.get(), out.get());
        if (projection.isEmpty()) {
            return Refusal.of("skip.shapes", source, in.get(), out.get());
        }
        Diagram after = grouped(diagram, Skips.connectBy(added, source, projection.get(), add, source), ids);
        List<Object> arguments = Skips.arguments(source, in.get(), out.get(), projection.get());
        return new Proposal("residual.projected", arguments, diagram, after, exit, add);
    }

    /// `after`, with the blocks `ids` and those that are new as one group.
    private static Diagram grouped(Diagram before, Diagram after, Collection<String> ids) {
        Set<String> members = new LinkedHashSet<>(ids);
        after.graph().nodes().stream()
                .map(Node::id)
                .filter(id -> !before.graph().contains(id))
                .forEach(members::add);
        return GroupEdits.group(after, members, Texts.of("rewrite.residual.title"));
    }

    private static boolean leaves(Graph graph, String id, Collection<String> ids) {
        List<Node> consumers = graph.consumers(id);
        return consumers.isEmpty() || consumers.stream().anyMatch(node -> !ids.contains(node.id()));
    }

    /// Replaces a convolution by a stack of 3×3 that sees as much, with ReLU between; stride and size stay.
    ///
    /// @param middle channels between the layers; 0 for as many as come out
    public static Rewrite stack(Diagram diagram, Collection<String> ids, int middle) {
        Optional<Node> node = onlyConv(diagram, ids);
        if (node.isEmpty()) {
            return Refusal.of("one-conv");
        }
        Conv conv = (Conv) node.get().block();
        if (!StackedConvs.comparable(conv.kernel()) || conv.groups() > 1 || conv.dilation() > 1) {
            return Refusal.of("stack.kernel", conv.kernel());
        }
        int layers = (conv.kernel() - 1) / 2;
        Replacement stack = new Replacement(diagram, node.get());
        String last = node.get().inputs().getFirst();
        for (int layer = 0; layer < layers; layer++) {
            boolean end = layer == layers - 1;
            int padding = conv.padding() / layers + (layer < conv.padding() % layers ? 1 : 0);
            int filters = end || middle == 0 ? conv.filters() : middle;
            Conv small = with(conv, filters, 3, end ? conv.stride() : 1, padding);
            last = stack.add(small, 2 * layer, 0, last);
            last = end ? last : stack.add(new Relu(), 2 * layer + 1, 0, last);
        }
        return new Proposal(
                "stack",
                List.of(conv.kernel(), layers),
                diagram,
                stack.finish(last, Texts.of("rewrite.stack.title", conv.kernel(), layers)),
                node.get().id(),
                last);
    }

    /// Replaces a convolution by four that look at the same place in different ways (1×1; 3×3 and 5×5, each behind a
    /// 1×1 that makes them cheap; the largest of 3×3), stacked by Concat into as many channels as before. The
    /// shares are those of GoogLeNet's first module. Source: Szegedy et al., 2014.
    public static Rewrite inception(Diagram diagram, Collection<String> ids) {
        Optional<Node> node = onlyConv(diagram, ids);
        if (node.isEmpty()) {
            return Refusal.of("one-conv");
        }
        Conv conv = (Conv) node.get().block();
        int extra = conv.padding() - (conv.extent() - 1) / 2;
        if (conv.filters() < 4) {
            return Refusal.of("inception.filters", conv.filters());
        }
        if (conv.extent() % 2 == 0 || conv.groups() > 1 || extra < 0) {
            return Refusal.of("inception.same", (conv.extent() - 1) / 2);
        }
        return inception(diagram, node.get(), conv, extra);
    }

    private static Rewrite inception(Diagram diagram, Node node, Conv conv, int extra) {
        int filters = conv.filters();
        int five = Math.max(1, filters / 8);
        int pooled = Math.max(1, filters / 8);
        int one = Math.max(1, filters / 4);
        int three = filters - one - five - pooled;
        int stride = conv.stride();
        String input = node.inputs().getFirst();
        Replacement module = new Replacement(diagram, node);
        String first = module.add(with(conv, one, 1, stride, extra), 2, 0, input);
        String narrow = module.add(with(conv, Math.max(1, filters * 3 / 8), 1, 1, 0), 0, 1, input);
        String bent = module.add(new Relu(), 1, 1, narrow);
        String second = module.add(with(conv, three, 3, stride, 1 + extra), 2, 1, bent);
        String narrower = module.add(with(conv, Math.max(1, filters / 16), 1, 1, 0), 0, 2, input);
        String bentToo = module.add(new Relu(), 1, 2, narrower);
        String third = module.add(with(conv, five, 5, stride, 2 + extra), 2, 2, bentToo);
        String pool = module.add(Pool.of(Pool.Kind.MAX, 3, 1, 1), 1, 3, input);
        String fourth = module.add(with(conv, pooled, 1, stride, extra), 2, 3, pool);
        String concat = module.add(new Concat(), 3, 0, first, second, third, fourth);
        return new Proposal(
                "inception",
                List.of(node.id(), one, three, five, pooled, filters),
                diagram,
                module.finish(concat, Texts.of("rewrite.inception.title")),
                node.id(),
                concat);
    }

    private static Conv with(Conv conv, int filters, int kernel, int stride, int padding) {
        return new Conv(filters, kernel, stride, padding, 1, 1, conv.bias(), conv.initialization(), conv.deviation());
    }

    /// The one selected convolution, if something comes in at it.
    private static Optional<Node> onlyConv(Diagram diagram, Collection<String> ids) {
        return ids.size() == 1
                ? diagram.graph()
                        .find(ids.iterator().next())
                        .filter(node ->
                                node.block() instanceof Conv && node.inputs().size() == 1)
                : Optional.empty();
    }
}
