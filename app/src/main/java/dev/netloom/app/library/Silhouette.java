package dev.netloom.app.library;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.SkipArc;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/// A network's figure, as papers draw it: what every stage passes on as a box, as high as its images have rows and as
/// wide as it has channels, both on a logarithmic scale. An arc over a stage says how many skip connections it has.
public final class Silhouette extends HBox {
    private static final double FLAT = 5;
    private static final double DOUBLING = 15;
    private static final double THIN = 3;
    private static final double CHANNELS = 2.6;
    private static final double HEIGHT = 140;
    private static final double ARC = 7;

    private final double tall;
    private final double wide;

    /// As a page has it.
    Silhouette(String title, Stages stages) {
        this(stages, 1, 1, true);
        setId("silhouette");
        getStyleClass().add("silhouette");
        setAccessibleText(Texts.of("library.silhouette", title));
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
    }

    private Silhouette(Stages stages, double tall, double wide, boolean arcs) {
        this.tall = tall;
        this.wide = wide;
        add("input", Texts.of("library.stage.images"), stages.image(), 0);
        stages.stages().forEach(stage -> add(stage.icon(), stage.title(), stage.output(), arcs ? stage.skips() : 0));
    }

    /// As a list has it, beside the network's name: about 40 pixels high.
    public static Silhouette small(Stages stages) {
        Silhouette small = new Silhouette(stages, 0.4, 0.22, false);
        small.getStyleClass().add("silhouette-small");
        small.setMouseTransparent(true);
        return small;
    }

    private void add(String icon, String title, Shape shape, int skips) {
        Pane box = new Pane();
        box.getStyleClass().addAll("silhouette-box", "kind-" + icon);
        double height = tall * (FLAT + DOUBLING * log2(shape.height()));
        double width = wide * (THIN + CHANNELS * log2(shape.channels()));
        box.setMinSize(width, height);
        box.setPrefSize(width, height);
        box.setMaxSize(width, height);
        Tooltip.install(box, Controls.tooltip(Texts.of("library.silhouette.box", title, shape, skips)));
        if (skips > 0) {
            SkipArc arc = new SkipArc(width - 2, ARC);
            arc.setLayoutX(1);
            arc.setLayoutY(-2);
            arc.show(LargeNumbers.exact(skips));
            box.getChildren().add(arc);
        }
        getChildren().add(box);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
