package dev.netloom.app.library;

import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The page about a network: what was new, what it looks like, what it won, what it costs, and buttons that put it on
/// the canvas.
final class NetworkArticle extends Article {
    private final Famous famous;
    private final VBox picture = new VBox();
    private final VBox figures = new VBox();

    /// @param open opens the network of this name on the canvas
    NetworkArticle(Famous famous, Consumer<String> open) {
        super("article-network-" + famous.key());
        this.famous = famous;
        picture.getStyleClass().add("article-part");
        heading("network", famous.title(), famous.text("who").orElse(""));
        getChildren().add(buttons(open));
        section("library.new", famous.text("new"));
        section("library.figure", Controls.paragraph(famous.text("figure").orElseThrow(), "article-text"), picture);
        section("library.ilsvrc", famous.text("ilsvrc"));
        section("library.differs", famous.text("differs"));
        section("library.figures", figures);
        section("library.source", famous.text("source"));
        section("library.book", famous.text("book"));
        figures.getChildren().setAll(Controls.label(Texts.of("library.counting"), "text-muted"));
        Background.run(
                () -> Stages.of(famous.project()),
                this::show,
                problem -> figures.getChildren()
                        .setAll(Controls.paragraph(Texts.of("library.failed", FileReason.of(problem)), "text-muted")));
    }

    private void show(Stages stages) {
        picture.getChildren().setAll(new Silhouette(famous.title(), stages), new StageTable(stages));
        figures.getChildren().setAll(new FigureTable(famous, stages));
        famous.text("figures").ifPresent(note -> figures.getChildren().add(Controls.paragraph(note, "article-note")));
    }

    private Node buttons(Consumer<String> open) {
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("article-buttons");
        boolean whole = !famous.small().contains(famous.network());
        if (whole) {
            Button button = button(famous.network(), Texts.of("library.open"), open);
            button.getStyleClass().add("accent");
            buttons.getChildren().add(button);
        }
        for (String small : famous.small()) {
            buttons.getChildren().add(button(small, Texts.of("library.open.small", Famous.title(small)), open));
        }
        Label hint = Controls.paragraph(
                Texts.of(famous.small().isEmpty() ? "library.open.trains" : "library.open.hint"), "article-note");
        VBox box = new VBox(buttons, hint);
        box.getStyleClass().add("article-part");
        return box;
    }

    private static Button button(String network, String text, Consumer<String> open) {
        Button button = new Button(text, Icons.of("mdi2v-vector-polyline"));
        button.setId("open-" + network);
        String tip = Texts.of("library.open.tip", Famous.title(network));
        button.setTooltip(Controls.tooltip(tip));
        button.setAccessibleText(tip);
        button.setOnAction(event -> open.accept(network));
        return button;
    }
}
