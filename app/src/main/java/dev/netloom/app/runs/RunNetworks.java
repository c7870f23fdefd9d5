package dev.netloom.app.runs;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.history.NetworkDiff;
import dev.netloom.engine.history.NetworkDiff.Added;
import dev.netloom.engine.history.NetworkDiff.Change;
import dev.netloom.engine.history.NetworkDiff.Changed;
import dev.netloom.engine.history.NetworkDiff.Removed;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What the networks of the other runs have that the first one's has not: blocks added, removed and changed.
final class RunNetworks extends ScrollPane {
    private final VBox all = new VBox();

    RunNetworks() {
        setId("run-networks");
        getStyleClass().addAll("run-page", "edge-to-edge");
        setFitToWidth(true);
        all.getStyleClass().add("run-all");
        setContent(all);
    }

    void show(List<RunDetails> runs) {
        all.getChildren().clear();
        Optional<Graph> first = graph(runs.getFirst());
        all.getChildren()
                .add(Controls.paragraph(
                        Texts.of(
                                "runs.network.against",
                                runs.getFirst().summary().name()),
                        "text-muted"));
        for (int i = 1; i < runs.size(); i++) {
            Optional<Graph> other = graph(runs.get(i));
            all.getChildren().add(RunSettings.head(runs.get(i).summary().name(), i));
            if (first.isEmpty() || other.isEmpty()) {
                all.getChildren().add(Controls.paragraph(Texts.of("runs.network.unknown"), "text-muted"));
                continue;
            }
            List<Change> changes = NetworkDiff.of(first.get(), other.get()).changes();
            if (changes.isEmpty()) {
                all.getChildren().add(Controls.paragraph(Texts.of("runs.network.same"), "text-muted"));
            }
            changes.forEach(change -> all.getChildren().add(line(change)));
        }
    }

    private static Optional<Graph> graph(RunDetails run) {
        try {
            return Optional.of(
                    ProjectFile.parse(run.summary().name(), run.project()).graph());
        } catch (FileProblem e) {
            return Optional.empty(); // of a newer Netloom
        }
    }

    private static HBox line(Change change) {
        return switch (change) {
            case Added added -> line("added", "mdi2p-plus", Texts.of("runs.network.added", words(added.node())));
            case Removed removed ->
                line("removed", "mdi2m-minus", Texts.of("runs.network.removed", words(removed.node())));
            case Changed changed -> line("changed", "mdi2p-pencil-outline", words(changed));
        };
    }

    private static HBox line(String style, String icon, String text) {
        Label words = Controls.paragraph(text);
        HBox line = new HBox(Icons.of(icon), words);
        line.getStyleClass().addAll("run-change", style);
        return line;
    }

    private static String words(Node node) {
        BlockType type = BlockType.of(node.block());
        List<String> settings = new ArrayList<>();
        type.values(node.block())
                .forEach((name, value) -> settings.add(Texts.of(
                        "runs.network.value",
                        Texts.of("setting." + type.key() + "." + name),
                        String.valueOf(dev.netloom.engine.block.SettingSpec.plain(value)))));
        String name = Texts.of("runs.network.block", node.id(), Texts.of("block." + type.key() + ".name"));
        return settings.isEmpty() ? name : name + ": " + String.join(", ", settings);
    }

    private static String words(Changed changed) {
        String type = BlockType.of(changed.after().block()).key();
        List<String> parts = new ArrayList<>();
        changed.settings()
                .forEach((name, pair) -> parts.add(Texts.of(
                        "runs.network.setting",
                        Texts.of("setting." + type + "." + name),
                        pair.before(),
                        pair.after())));
        changed.inputs().ifPresent(pair -> parts.add(Texts.of("runs.network.inputs", pair.before(), pair.after())));
        return Texts.of("runs.network.block", changed.after().id(), Texts.of("block." + type + ".name")) + ": "
                + String.join(", ", parts);
    }
}
