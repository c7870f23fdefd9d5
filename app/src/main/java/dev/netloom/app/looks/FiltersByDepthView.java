package dev.netloom.app.looks;

import dev.netloom.app.image.BlockPicker;
import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.inspect.look.FilterStudy;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// What filters learn with depth: a page on the user's own network, convolution by convolution.
final class FiltersByDepthView extends InterpretabilityPage {
    private static final double APART = 500;

    /// Weights that have moved by less of their length have learned next to nothing.
    private static final double HARDLY = 0.02;

    private final DepthModel model = new DepthModel(() -> miss("looks.failed"));
    private final Button again = button("depth-again", this::again);
    private final Label state = Controls.paragraph("", "looks-sentences");
    private final VBox sections = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final InsideChoice choice;
    private final BlockPicker convs;
    private String scrolledTo;

    FiltersByDepthView(Source source, InsideChoice choice) {
        super("depth", source, APART);
        this.choice = choice;
        convs = new BlockPicker("depth-conv", Texts.of("depth.conv.tip"), choice);
        state.setId("depth-state");
        sections.setId("depth-sections");
        sections.getStyleClass().add("depth-page");
        control(convs, again, progress("depth-progress", "depth.studying", model.progressProperty()));
        again.managedProperty().bind(again.visibleProperty());
        VBox page = new VBox(
                Controls.paragraph(Texts.of("depth.title"), "page-title"),
                Controls.paragraph(Texts.of("depth.intro"), "looks-sentences"),
                state,
                sections);
        page.getStyleClass().add("depth-page");
        scroll.setContent(page);
        scroll.setId("depth-scroll");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "depth-scroll");
        fill(scroll);
        model.studiesProperty().subscribe(this::show);
        choice.onUnit(this::request);
        watch();
    }

    private void again() {
        source().subject().ifPresent(model::begin);
        refresh();
    }

    @Override
    void showNetwork(InspectedNetwork now) {
        if (now.convolutions().isEmpty()) {
            model.rest();
            miss("filters.none");
            return;
        }
        found();
        InspectedNetwork studied = model.subject();
        boolean related = studied != null && studied.graph().equals(now.graph());
        boolean fresh = now.isSame(studied);
        if (fresh || related && source().isTraining()) {
            model.goOn();
        } else {
            model.begin(now);
        }
        again.setVisible(!now.isSame(model.subject()));
        state.setText(state());
        convs.offer(now.convolutions(), now.graph(), now.convolutions().getFirst());
        mark();
    }

    @Override
    void leave() {
        model.rest();
    }

    @Override
    public boolean isComplete() {
        return model.subject() != null
                && model.studiesProperty().get().size()
                        == model.subject().convolutions().size();
    }

    /// Says honestly how much there is to see.
    private String state() {
        InspectedNetwork studied = model.subject();
        Optional<Double> moved =
                source().watch().initial().map(initial -> DepthModel.moved(initial, studied.weights()));
        if (moved.isEmpty()) {
            return Texts.of("depth.shipped");
        }
        return Texts.of(moved.get() < HARDLY ? "depth.untrained" : "depth.trained", moved.get());
    }

    private void show() {
        List<FilterStudy> studies = model.studiesProperty().get();
        if (studies.size() < sections.getChildren().size()) {
            sections.getChildren().clear();
        }
        for (int i = sections.getChildren().size(); i < studies.size(); i++) {
            sections.getChildren()
                    .add(new DepthSection(model.subject(), model.digits(), studies.get(i), i + 1, choice));
        }
        mark();
    }

    /// Marks the chosen filter, and scrolls to its convolution where another one was chosen.
    private void mark() {
        for (Node child : sections.getChildren()) {
            DepthSection section = (DepthSection) child;
            boolean chosen = section.conv().equals(convs.shown());
            section.mark(chosen ? convs.unit(section.filters()) : -1);
            if (chosen
                    && !section.conv().equals(scrolledTo)
                    && !choice.blockProperty().get().isEmpty()) {
                scrolledTo = section.conv();
                double room = scroll.getContent().getLayoutBounds().getHeight()
                        - scroll.getViewportBounds().getHeight();
                double top = sections.getLayoutY() + section.getLayoutY();
                scroll.setVvalue(room > 0 ? Math.min(1, top / room) : 0);
            }
        }
    }
}
