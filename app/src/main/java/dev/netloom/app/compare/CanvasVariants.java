package dev.netloom.app.compare;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.Rewrite;
import dev.netloom.app.diagram.Rewrite.Proposal;
import dev.netloom.app.diagram.Rewrites;
import dev.netloom.app.diagram.StackedConvs;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.experiment.Ablation;
import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.Pair;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What may be asked of the network on the canvas: it against one of its variants.
///
/// @param selection the chosen blocks, which some variants are about
record CanvasVariants(Diagram diagram, Set<String> selection) {
    private static final int DIGITS = 6000;
    private static final int EPOCHS = 2;
    private static final int SEEDS = 3;
    private static final int GRADIENT_DIGITS = 2000;
    private static final int GRADIENT_SEEDS = 2;

    /// All that make sense; none where the network has problems.
    List<Question> all() {
        List<Question> questions = new ArrayList<>();
        if (!GraphCheck.of(diagram.graph()).ok()) {
            return questions;
        }
        conv(true).flatMap(this::stack).ifPresent(questions::add);
        conv(false).flatMap(this::inception).ifPresent(questions::add);
        if (!selection.isEmpty() && Rewrites.residual(diagram, selection) instanceof Proposal proposal) {
            questions.add(rewritten("residual", proposal, true));
        }
        withoutSkips().ifPresent(questions::add);
        without("dropout", Dropout.class).ifPresent(questions::add);
        without("batch-norm", BatchNorm.class).ifPresent(questions::add);
        return questions;
    }

    /// The selected convolution, else the first; where a stack is to take its place, one whose window is large.
    private Optional<Node> conv(boolean large) {
        List<Node> convs = diagram.graph().inOrder().stream()
                .filter(node -> node.block() instanceof Conv conv && (!large || StackedConvs.comparable(conv.kernel())))
                .toList();
        return convs.stream()
                .filter(node -> selection.contains(node.id()))
                .findFirst()
                .or(() -> large ? convs.stream().findFirst() : Optional.empty());
    }

    private Optional<Question> stack(Node conv) {
        Rewrite rewrite = Rewrites.stack(diagram, List.of(conv.id()), 0);
        return rewrite instanceof Proposal proposal
                ? Optional.of(rewritten("stack", proposal, false, conv.id()))
                : Optional.empty();
    }

    private Optional<Question> inception(Node conv) {
        Rewrite rewrite = Rewrites.inception(diagram, List.of(conv.id()));
        return rewrite instanceof Proposal proposal
                ? Optional.of(rewritten("inception", proposal, false, conv.id()))
                : Optional.empty();
    }

    private Question rewritten(String key, Proposal proposal, boolean gradients, Object... arguments) {
        return question(key, proposal.after().project(), gradients, arguments);
    }

    /// With all of its skips, and with none; empty where it has none.
    Optional<Question> withoutSkips() {
        return Ablation.hasSkips(diagram.graph())
                ? Optional.of(question("skips", project(Ablation.withoutSkips(diagram.graph())), true))
                : Optional.empty();
    }

    /// With the chosen skip, and without it.
    Optional<Question> withoutSkip(Optional<Wire> wire) {
        return skip(wire)
                .map(skip -> question(
                        "skip",
                        project(Ablation.withoutSkip(diagram.graph(), skip.to(), skip.from())),
                        true,
                        skip.from(),
                        skip.to()));
    }

    /// The selected wire where it leads into an Add, else the skip of the selected Add.
    Optional<Wire> skip(Optional<Wire> wire) {
        Graph graph = diagram.graph();
        if (wire.isPresent()) {
            return wire.filter(one -> graph.find(one.to())
                    .filter(node -> node.block() instanceof Add && node.inputs().size() > 1)
                    .isPresent());
        }
        return selection.size() == 1
                ? selection.stream()
                        .findFirst()
                        .flatMap(add -> Ablation.skipInto(graph, add).map(from -> new Wire(from, add)))
                : Optional.empty();
    }

    private Optional<Question> without(String key, Class<? extends Block> type) {
        Graph cut = Ablation.without(diagram.graph(), type);
        return cut.nodes().size() < diagram.graph().nodes().size()
                ? Optional.of(question(key, project(cut), false))
                : Optional.empty();
    }

    private Project project(Graph graph) {
        return new Project(diagram.name(), graph, Map.of(), diagram.groups());
    }

    private Question question(String key, Project variant, boolean gradients, Object... arguments) {
        int digits = gradients ? GRADIENT_DIGITS : DIGITS;
        String stem = "compare.own." + key;
        Arm drawn = new Arm("drawn", Texts.of("compare.own.drawn"), diagram.project(), digits, EPOCHS);
        Arm other = new Arm("variant", Texts.of(stem + ".arm", arguments), variant, digits, EPOCHS);
        Experiment experiment = new Experiment(
                key,
                List.of(drawn, other),
                List.of(new Pair("drawn", "variant")),
                TrainingConfig.of(EPOCHS),
                gradients ? GRADIENT_SEEDS : SEEDS,
                gradients);
        return new Question(
                Texts.of(stem + ".title", arguments),
                Texts.of(stem + ".text", arguments),
                Texts.of(stem + ".brief", arguments),
                experiment);
    }
}
