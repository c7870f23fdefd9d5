package dev.netloom.app.sweep;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.sweep.AxisImportance;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What each setting explains of the differences, as bars.
final class ImportanceBars extends VBox {
    private static final double HEIGHT = 10;

    ImportanceBars() {
        setId("sweep-importance");
        getStyleClass().add("sweep-importance");
    }

    void show(List<AxisImportance> axes, Graph graph) {
        getChildren().setAll(Controls.paragraph(Texts.of("sweep.importance"), "text-muted"));
        axes.forEach(axis -> add(axis, graph));
    }

    private void add(AxisImportance axis, Graph graph) {
        Label name = Controls.paragraph(SweepWords.name(axis.axis(), graph), "run-head");
        Region bar = new Region();
        boolean sure = axis.isTold() && axis.p() < AxisImportance.SIGNIFICANT;
        bar.getStyleClass().addAll("mistake-bar", sure ? "guess" : "other");
        bar.setManaged(false);
        Pane track = new Pane(bar);
        track.getStyleClass().add("mistake-track");
        track.setMinHeight(HEIGHT + 2);
        track.setMaxHeight(HEIGHT + 2);
        double share = axis.isTold() ? axis.share() : 0;
        track.widthProperty().subscribe(width -> bar.resizeRelocate(0, 1, share * width.doubleValue(), HEIGHT));
        getChildren().addAll(name, track, Controls.paragraph(SweepWords.importance(axis), "text-muted"));
    }
}
