package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.FocusOrder;
import dev.netloom.app.diagram.FocusTraversal;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.ui.ProblemText;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What screen readers say of blocks and wires: `Conv 3 by 3, 16 filters, output 16 by 28 by 28, connected to ReLU`.
final class BlockSpeech {
    private final Map<String, Heard> heard = new HashMap<>();

    /// All that the sentence of a block depends on; where it is as before, so is the sentence.
    private record Heard(
            Node node,
            Optional<Shape> output,
            List<Problem> problems,
            List<String> readers,
            int place,
            int of,
            boolean frozen) {}

    /// A block in two words: `Conv conv1`.
    static String name(Node node) {
        return Texts.of("spoken.name", BlockFace.title(node.block()), node.id());
    }

    static String wire(Diagram diagram, Wire wire, String shape) {
        return Texts.of(
                "spoken.wire",
                name(diagram.graph().node(wire.from())),
                name(diagram.graph().node(wire.to())),
                shape.isEmpty() ? 0 : 1,
                by(shape));
    }

    /// The sentence of a block, where it is another than before.
    Optional<String> news(
            FocusOrder stops, Node node, GraphCheck check, Map<String, List<Node>> readers, boolean frozen) {
        List<Node> reading = readers.getOrDefault(node.id(), List.of());
        List<String> branches =
                branched(node, reading, readers) ? FocusTraversal.branches(stops, node.id()) : List.of();
        Heard now = new Heard(
                node,
                check.shape(node.id()),
                check.problems(node.id()),
                reading.stream().map(reader -> BlockFace.title(reader.block())).toList(),
                branches.indexOf(node.id()) + 1,
                branches.size(),
                frozen);
        return now.equals(heard.put(node.id(), now)) ? Optional.empty() : Optional.of(say(now));
    }

    private static boolean branched(Node node, List<Node> reading, Map<String, List<Node>> readers) {
        return reading.stream().anyMatch(reader -> reader.inputs().size() > 1)
                || node.inputs().stream()
                        .anyMatch(
                                input -> readers.getOrDefault(input, List.of()).size() > 1);
    }

    void forget(String id) {
        heard.remove(id);
    }

    private static String say(Heard block) {
        Node node = block.node();
        boolean plain = BlockType.of(node.block()).settings().isEmpty();
        List<String> parts = new ArrayList<>();
        String title = BlockFace.title(node.block());
        parts.add(plain ? title : Texts.of("spoken.name", title, by(BlockFace.settings(node))));
        parts.add(block.output()
                .map(shape -> Texts.of("spoken.output", by(BlockFace.shape(shape))))
                .orElse(Texts.of("spoken.no-output")));
        if (!(node.block() instanceof Output)) {
            parts.add(
                    block.readers().isEmpty()
                            ? Texts.of("spoken.unconnected")
                            : Texts.of("spoken.connected", String.join(Texts.of("spoken.and"), block.readers())));
        }
        if (block.of() > 1) {
            parts.add(Texts.of("spoken.branch", block.place(), block.of()));
        }
        parts.add(Texts.of("spoken.id", node.id()));
        if (block.frozen()) {
            parts.add(Texts.of("spoken.frozen"));
        }
        if (!block.problems().isEmpty()) {
            parts.add(Texts.of(
                    "spoken.problem",
                    block.problems().stream().map(ProblemText::of).collect(Collectors.joining("; "))));
        }
        return String.join(", ", parts);
    }

    static String by(String text) {
        return text.replace("\u00d7", Texts.of("spoken.by"));
    }
}
