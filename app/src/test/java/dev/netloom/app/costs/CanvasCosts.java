package dev.netloom.app.costs;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.GroupEdits;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.workbench.Workbench;
import dev.netloom.app.workbench.WorkbenchParts;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// What large networks cost on the canvas: an edit among 200 blocks, and frames while one pans over 500.
final class CanvasCosts {
    private static final int EDITS = 60;
    private static final int FRAMES = 240;
    private static final int OPENINGS = 7;

    private CanvasCosts() {}

    /// One changed setting near the beginning: check and summary of all blocks behind it.
    static Spread inference() throws Exception {
        DiagramModel model = FxTest.onFx(() -> new DiagramModel(chain()));
        return edits(model);
    }

    /// The same with the window around it: blocks, wires, inspector, status bar.
    static Spread edit() throws Exception {
        DiagramModel model = FxTest.onFx(() -> new DiagramModel(chain()));
        Stage stage = open(model);
        Spread edits = edits(model);
        FxTest.run(stage::hide);
        return edits;
    }

    private static Spread edits(DiagramModel model) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 2 * EDITS; i++) {
            int filters = 8 + i % 2;
            double time = FxTest.onFx(() -> {
                long start = System.nanoTime();
                model.change("conv2", "filters", filters);
                return (System.nanoTime() - start) / 1e6;
            });
            if (i >= EDITS) { // the first ones warm up
                times.add(time);
            }
        }
        return new Spread(times);
    }

    /// ResNet-152 from its template, in the place of a small network: to the end of the first frame that shows it.
    static Spread opening() throws Exception {
        Diagram small = FxTest.onFx(
                () -> Diagram.of(Template.named("lenet5").orElseThrow().project()));
        DiagramModel model = FxTest.onFx(() -> new DiagramModel(small));
        Stage stage = open(model);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < OPENINGS; i++) {
            times.add(Clicks.answered(
                    stage.getScene(),
                    () -> model.open(
                            Diagram.of(Template.named("resnet152").orElseThrow().project()), Optional.empty())));
            FxTest.run(() -> model.open(small, Optional.empty()));
            Thread.sleep(500);
        }
        FxTest.run(stage::hide);
        return new Spread(times);
    }

    private static Diagram chain() {
        List<Block> blocks = new ArrayList<>(List.of(BlockType.of(Input.class).preset()));
        for (int i = 0; i < 99; i++) {
            blocks.add(Conv.of(8, 3, 1, 1));
            blocks.add(new Relu());
        }
        blocks.add(BlockType.of(Output.class).preset());
        return Diagram.of(new Project("200 blocks", Graph.chain(blocks.toArray(Block[]::new)), Map.of()));
    }

    /// Frames while one pans over ResNet-152, all unfolded, in steps of a few pixels.
    ///
    /// @param zoom from which one looks
    static Pan pan(double zoom) throws Exception {
        Template template = Template.named("resnet152").orElseThrow();
        Diagram open = GroupEdits.foldAll(Diagram.of(template.project()), false);
        DiagramModel model = FxTest.onFx(() -> new DiagramModel(open));
        Stage stage = open(model);
        DiagramCanvas canvas =
                FxTest.onFx(() -> (DiagramCanvas) stage.getScene().lookup("#canvas"));
        FxTest.run(() -> canvas.view().zoomTo(zoom));
        Thread.sleep(1500);
        pan(canvas, 60);
        Frames frames = Frames.begin(stage.getScene());
        pan(canvas, FRAMES);
        Spread times = frames.stopAndTell();
        int blocks = open.graph().nodes().size();
        FxTest.run(stage::hide);
        return new Pan(blocks, zoom, times);
    }

    record Pan(int blocks, double zoom, Spread frames) {}

    /// To the right and down, and back, as a hand does it.
    private static void pan(DiagramCanvas canvas, int frames) throws Exception {
        for (int i = 0; i < frames; i++) {
            double way = i % 120 < 60 ? 1 : -1;
            FxTest.run(() -> {
                double zoom = canvas.view().zoomProperty().get();
                var seen = canvas.view().seen();
                canvas.view()
                        .centreOn(new Point2D(
                                seen.getMinX() + seen.getWidth() / 2 + way * 18 / zoom,
                                seen.getMinY() + seen.getHeight() / 2 + way * 9 / zoom));
            });
            Thread.sleep(16);
        }
    }

    private static Stage open(DiagramModel model) throws Exception {
        return FxTest.onFx(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new Workbench(model, WorkbenchParts.NONE), 1440, 900));
            stage.show();
            return stage;
        });
    }
}
