package dev.netloom.app.learn;

import dev.netloom.app.document.RecentFiles;
import dev.netloom.app.document.RecentFiles.Entry;
import dev.netloom.app.library.Famous;
import dev.netloom.app.library.Silhouette;
import dev.netloom.app.library.Stages;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.ProjectFile;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Networks to open: those that were open last, and templates with their figure, layers and parameters.
final class NetworkLines extends VBox {
    private static final int LATEST = 5;

    /// Those that train here on the digits, from the smallest idea to the largest.
    private static final List<String> TEMPLATES = List.of(
            "deep-convnet",
            "simple-convnet",
            "lenet5",
            "alexnet-28",
            "vgg16-28",
            "googlenet-28",
            "resnet18-28",
            "resnet20-28");

    private final Consumer<Destination> go;
    private final VBox latest = new VBox();

    NetworkLines(RecentFiles recent, Consumer<Destination> go) {
        this.go = go;
        getStyleClass().add("learn-networks");
        latest.setId("learn-latest");
        latest.getStyleClass().add("learn-lines");
        VBox saved = new VBox(Controls.label(Texts.of("learn.latest"), "article-section"), latest);
        saved.getStyleClass().add("learn-saved");
        VBox templates = new VBox();
        templates.getStyleClass().add("learn-lines");
        TEMPLATES.forEach(name -> templates.getChildren().add(template(name)));
        getChildren()
                .addAll(
                        Controls.label(Texts.of("learn.templates"), "article-section"),
                        templates,
                        Controls.paragraph(Texts.of("learn.templates.photos"), "article-note"),
                        saved);
        recent.entriesProperty().subscribe(this::show);
    }

    private DestinationLine template(String name) {
        StackPane picture = new StackPane();
        picture.getStyleClass().add("learn-picture");
        DestinationLine line = new DestinationLine(
                picture, Famous.title(name), Texts.of("library.counting"), new Destination.Network(name), go);
        line.setId("learn-template-" + name);
        Background.INSPECTION.run(
                () -> Stages.of(Famous.project(name)),
                stages -> {
                    picture.getChildren().setAll(Silhouette.small(stages));
                    line.say(Texts.of("learn.figures", stages.layers(), stages.parameters()));
                },
                problem -> line.say(Texts.of("library.failed", FileReason.of(problem))));
        return line;
    }

    private void show(List<Entry> entries) {
        latest.getChildren()
                .setAll(entries.stream()
                        .filter(Entry::exists)
                        .limit(LATEST)
                        .map(this::saved)
                        .toList());
        if (latest.getChildren().isEmpty()) {
            latest.getChildren().add(Controls.paragraph(Texts.of("learn.latest.none"), "article-note"));
        }
    }

    private DestinationLine saved(Entry entry) {
        Destination to = new Destination.Saved(entry.file());
        StackPane icon = new StackPane(Icons.of(to.icon()));
        icon.getStyleClass().addAll("learn-icon", "learn-network");
        String name = String.valueOf(entry.file().getFileName()).replace(ProjectFile.EXTENSION, "");
        return new DestinationLine(icon, name, String.valueOf(entry.file().getParent()), to, go);
    }
}
