package dev.netloom.app.costs;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.workbench.Dock;
import dev.netloom.app.workbench.DockView;
import dev.netloom.app.workbench.TrainingDesk;
import dev.netloom.app.workbench.Workbench;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Measures in the real window, while DeepConvNet trains on digits, what each view of the dock costs.
/// `mvn test -Pviews` runs it, on a machine that does nothing else, and prints tables for `docs/views.md`.
@Tag("views")
class ViewCosts {
    private static final String PLAIN = "layers";
    private static final String CANVAS = "canvas";
    private static final String SLIDER = "slider";
    private static final int EPOCHS = 2;
    private static final long STRETCH = 4000;
    /// So that a shared machine's ups and downs do not count as a view's.
    private static final int PLAIN_EVERY = 3;

    private Stage stage;
    private Scene scene;
    private Dock dock;
    private Run run;

    @Test
    void whatViewsCost() throws Exception {
        FxTest.start();
        long start = System.nanoTime();
        String canvas = only().isEmpty() || CANVAS.equals(only()) ? canvas() : "";
        if (!CANVAS.equals(only())) {
            DiagramModel model =
                    FxTest.onFx(() -> new DiagramModel(Diagram.of(ProjectFile.read(Samples.network("deep-convnet")))));
            run = Run.fitting(model.diagram().graph(), Mnist.load(Samples.mnist()));
            double alone = run.alone(EPOCHS);
            open(model);
            List<Row> rows = rows();
            FxTest.run(stage::hide);
            System.out.printf(
                    Locale.ROOT,
                    "%n%d digits of an epoch, %.1f steps/s with no window%n%n%s",
                    run.digits().train().size(),
                    alone,
                    CostTable.of(rows, alone));
        }
        System.out.printf(
                Locale.ROOT,
                "%n%s%n%d processors, load %.1f, %.0f s in all%n",
                canvas,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                (System.nanoTime() - start) / 1e9);
    }

    /// One view's key, or the canvas: all that is measured; empty for everything.
    private static String only() {
        return System.getProperty("views.only", "");
    }

    private static String canvas() throws Exception {
        StringBuilder text = new StringBuilder("| canvas | median / 95% / worst, ms |\n| --- | --- |\n");
        text.append("| Shape inference, an edit among 200 blocks | ")
                .append(CanvasCosts.inference())
                .append(" |\n| The same edit with the window around it | ")
                .append(CanvasCosts.edit())
                .append(" |\n");
        for (double zoom : new double[] {1, 0.6, 0.2}) {
            CanvasCosts.Pan pan = CanvasCosts.pan(zoom);
            text.append(String.format(
                    Locale.ROOT,
                    "| Frame of a pan over %d blocks at %.0f%% | %s |%n",
                    pan.blocks(),
                    100 * pan.zoom(),
                    pan.frames()));
        }
        return text.append("| ResNet-152 opened, to the end of its first frame | ")
                .append(CanvasCosts.opening())
                .append(" |\n")
                .toString();
    }

    private void open(DiagramModel model) throws Exception {
        FxTest.run(() -> {
            TrainingDesk desk = new TrainingDesk(run::digits, run::train, model);
            scene = new Scene(new Workbench(model, desk.parts()), 1440, 900);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            dock = (Dock) scene.lookup("#dock");
            desk.session().train(model.diagram().graph(), TrainingConfig.of(10_000), PrecisionChoice.AUTO);
        });
        Thread.sleep(1000);
        run.watch(1);
    }

    private List<Row> rows() throws Exception {
        List<Row> rows = new ArrayList<>();
        rows.add(measure(PLAIN, true, ""));
        for (DockView view : dock.views()) {
            if (!view.key().equals(PLAIN) && (only().isEmpty() || only().equals(view.key()))) {
                rows.add(measure(view.key(), false, ""));
                if (rows.size() % (PLAIN_EVERY + 1) == 0) {
                    rows.add(measure(PLAIN, true, ""));
                }
            }
        }
        if (only().isEmpty() || only().equals(SLIDER)) {
            rows.add(dragging());
        }
        if (!only().isEmpty()) {
            return rows;
        }
        FxTest.run(() -> dock.show("flow")); // only then is the switch there
        CheckBox wires = FxTest.onFx(() -> (CheckBox) scene.lookup("#flow-wires"));
        FxTest.run(() -> wires.setSelected(true));
        rows.add(measure(PLAIN, false, ", wires as wide as gradients"));
        FxTest.run(() -> wires.setSelected(false));
        rows.add(measure(PLAIN, true, ""));
        return rows;
    }

    /// A slider of the augmentation page while a hand drags it to and fro, its sixteen variants with it.
    private Row dragging() throws Exception {
        FxTest.run(() -> ((ToggleButton) scene.lookup("#room-data")).fire());
        Thread.sleep(1500);
        FxTest.run(() -> ((ToggleButton) scene.lookup("#data-pages-augment")).fire());
        Thread.sleep(1500);
        Slider slider = (Slider) scene.lookup("#rule-rotate-amount");
        AtomicInteger moves = new AtomicInteger();
        Timeline hand = new Timeline(new KeyFrame(
                Duration.millis(16), event -> slider.setValue(20 + 18 * Math.sin(moves.getAndIncrement() / 20.0))));
        hand.setCycleCount(Animation.INDEFINITE);
        FxTest.run(() -> {
            slider.setValueChanging(true);
            hand.play();
        });
        Load load = load();
        FxTest.run(() -> {
            hand.stop();
            slider.setValueChanging(false);
            ((ToggleButton) scene.lookup("#room-workbench")).fire();
        });
        return load.row("augmentation, a slider dragged", false, new Spread(List.of()));
    }

    private Row measure(String view, boolean plain, String remark) throws Exception {
        FxTest.run(() -> dock.show(view));
        Thread.sleep(1500);
        Load load = load();
        Spread clicks = Clicks.on(scene, 2 * STRETCH);
        return load.row(view + remark, plain, clicks);
    }

    /// What the window takes of the machine while it trains, and how fast it draws.
    private record Load(double fx, double renderer, double background, double steps, Spread frames) {
        Row row(String name, boolean plain, Spread clicks) {
            return new Row(name, plain, fx, renderer, background, steps, frames, clicks);
        }
    }

    private Load load() throws Exception {
        ThreadTimes times = ThreadTimes.begin();
        double steps = run.watch(EPOCHS);
        double fx = times.share(ThreadTimes.FX);
        double renderer = times.share(ThreadTimes.RENDERER);
        double background = times.share("files", "inspection", "previews");
        Frames frames = Frames.begin(scene);
        Thread.sleep(STRETCH);
        return new Load(fx, renderer, background, steps, frames.stopAndTell());
    }
}
