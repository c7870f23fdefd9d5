package dev.netloom.app.inspector;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.problems.ProblemPane;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Guide;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The inspector's page about one block; it can turn to another one of its type, since it takes long to make.
final class BlockPage extends VBox {
    private final DiagramModel model;
    private final BlockType type;
    private final BlockNameField named;
    private String id = "";
    private final Optional<SettingSheet> sheet;
    private final FormulaPane formula;
    private final ProblemPane problems;
    private final FreezeSwitch freeze;
    private final Facts facts = new Facts();
    private final VBox notes = new VBox();
    private List<Object> noted = List.of();

    BlockPage(DiagramModel model, BlockType type, Guide guide) {
        this.model = model;
        this.type = type;
        named = new BlockNameField(model);
        getStyleClass().addAll("page", "kind-" + type.key());
        String stem = "block." + type.key();
        Label about = Controls.paragraph(Texts.of(stem + ".about"), "about");
        about.setId("inspector-about");
        problems = new ProblemPane(ProblemPane.Place.INSPECTOR, model);
        problems.setId("inspector-problems");
        notes.getStyleClass().add("notes");
        formula = new FormulaPane(type);
        sheet = Optional.of(type)
                .filter(shown -> !shown.settings().isEmpty())
                .map(shown -> new SettingSheet(model, shown, () -> Set.of(id)));
        getChildren().addAll(heading(stem, guide), about, formula, problems);
        sheet.ifPresent(shown -> {
            VBox settings = new VBox(Controls.label(Texts.of("inspector.settings"), "section"), shown);
            settings.getStyleClass().add("settings");
            getChildren().add(settings);
        });
        freeze = new FreezeSwitch(model);
        getChildren().addAll(freeze, notes, facts);
    }

    private HBox heading(String stem, Guide guide) {
        StackPane icon = new StackPane(Icons.block(type.key()));
        icon.getStyleClass().addAll("block-icon", "large");
        Label name = Controls.label(Texts.of(stem + ".name"), "page-title");
        name.setId("inspector-name");
        VBox words = new VBox(name, named);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox heading =
                new HBox(icon, words, Controls.learnButton("inspector-learn", () -> guide.readAboutBlock(type.key())));
        heading.getStyleClass().add("page-heading");
        return heading;
    }

    void rename() {
        named.edit();
    }

    boolean isAbout(Node node) {
        return id.equals(node.id()) && type == BlockType.of(node.block());
    }

    /// @param node a block of this page's type
    void show(Node node) {
        if (!id.equals(node.id())) {
            sheet.ifPresent(SettingSheet::forget);
        }
        id = node.id();
        named.show(node);
        freeze.show(Set.of(id));
        sheet.ifPresent(shown -> shown.show(List.of(type.values(node.block()))));
        formula.show(node, model.check());
        problems.show(id, model.check().problems(id));
        facts.show(model, node);
        takeNotes(node);
    }

    /// Notes are made anew only where they would say something else: a slider in them may be in use.
    private void takeNotes(Node node) {
        List<Shape> inputs = model.check().inputShapes(node);
        List<Object> subject = node.block() instanceof Conv conv ? ConvNotes.subject(conv, inputs) : List.of();
        if (!subject.equals(noted)) {
            noted = subject;
            notes.getChildren().clear();
            if (node.block() instanceof Conv conv && inputs.size() == 1) {
                notes.getChildren().addAll(ConvNotes.of(conv, inputs.getFirst().channels()));
            }
        }
    }
}
