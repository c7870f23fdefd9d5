package dev.netloom.app.diagram;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.graph.Summary.Layer;
import dev.netloom.engine.graph.Summary.ReceptiveField;
import java.util.List;
import java.util.Optional;

/// What comes of asking for a larger change of a diagram: a proposal to look at first, or why there is none.
public sealed interface Rewrite {
    /// Under `rewrite.` in the texts.
    String key();

    List<Object> arguments();

    /// In a sentence or two: what would happen, or what keeps it from happening.
    default String text() {
        return Texts.of("rewrite." + key(), arguments());
    }

    /// The change is not possible; the text says why.
    record Refusal(String key, List<Object> arguments) implements Rewrite {
        static Refusal of(String key, Object... arguments) {
            return new Refusal(key, List.of(arguments));
        }
    }

    /// A change that waits for a yes.
    ///
    /// @param replaced the block whose output it is about, before
    /// @param replacement the block whose output takes its place
    record Proposal(
            String key, List<Object> arguments, Diagram before, Diagram after, String replaced, String replacement)
            implements Rewrite {

        public String title() {
            return Texts.of("rewrite." + key + ".title", arguments());
        }

        public Effect effect() {
            Summary old = Summary.of(before.graph());
            Summary now = Summary.of(after.graph());
            return new Effect(
                    old.parameters(),
                    now.parameters(),
                    old.multiplyAdds(),
                    now.multiplyAdds(),
                    field(old, replaced),
                    field(now, replacement));
        }

        /// The blocks that it makes or changes.
        public List<String> made() {
            return after.graph().nodes().stream()
                    .filter(node -> !before.graph()
                            .find(node.id())
                            .filter(old -> old.block().equals(node.block()))
                            .isPresent())
                    .map(node -> node.id())
                    .toList();
        }

        private static Optional<ReceptiveField> field(Summary summary, String id) {
            return summary.layers().stream()
                    .filter(layer -> layer.id().equals(id))
                    .map(Layer::receptiveField)
                    .findFirst();
        }
    }

    /// What a proposal costs and sees: totals of the network, and what the replaced output sees of the image.
    record Effect(
            long parametersBefore,
            long parametersAfter,
            long multiplyAddsBefore,
            long multiplyAddsAfter,
            Optional<ReceptiveField> fieldBefore,
            Optional<ReceptiveField> fieldAfter) {}
}
