package dev.netloom.app.training;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.metric.Evaluation;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The session in one line: what goes on, progress, epoch, speed, time left, best accuracy.
public final class TrainingStatus extends HBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final TrainingSession session;
    private final ObservableValue<Graph> canvas;
    private final ObservableValue<Optional<String>> hindrance;

    /// @param canvas the network as it is drawn, to say where it is no longer the one that is, or was trained
    /// @param hindrance why no run can begin, in words; empty where one can
    public TrainingStatus(
            TrainingSession session, ObservableValue<Graph> canvas, ObservableValue<Optional<String>> hindrance) {
        this.session = session;
        this.canvas = canvas;
        this.hindrance = hindrance;
        setId("training-status");
        getStyleClass().add("training-status");
        setAlignment(Pos.CENTER_LEFT);
        RunProgress progress = session.progress();
        getChildren()
                .addAll(
                        message(),
                        drift(),
                        bar(),
                        figure(
                                "status-epoch",
                                Bindings.createStringBinding(
                                        this::epoch,
                                        progress.epochProperty(),
                                        progress.epochsProperty(),
                                        progress.stepProperty())),
                        figure(
                                "status-speed",
                                Bindings.createStringBinding(
                                        this::speed, progress.imagesPerSecondProperty(), progress.precisionProperty())),
                        figure("status-left", Bindings.createStringBinding(this::left, progress.secondsLeftProperty())),
                        figure(
                                "status-best",
                                progress.bestProperty().map(this::best).orElse("")));
    }

    private Label message() {
        Label message = new Label();
        message.setId("status-message");
        message.setTextOverrun(OverrunStyle.ELLIPSIS);
        message.setMinWidth(60);
        message.setMaxWidth(Double.MAX_VALUE);
        Tooltip whole = Controls.tooltip("");
        message.setTooltip(whole);
        HBox.setHgrow(message, Priority.ALWAYS);
        Runnable tell = () -> {
            Notice notice = session.notices().property().get();
            String text = notice == Notices.READY
                    ? hindrance
                            .getValue()
                            .map(why -> Texts.of("training.status.not-ready", why))
                            .orElse(notice.text())
                    : notice.text();
            message.setText(text);
            whole.setText(text);
            message.pseudoClassStateChanged(DANGER, notice.kind() == Notice.Kind.FAILURE);
        };
        session.notices().property().subscribe(tell);
        hindrance.subscribe(tell);
        tell.run();
        return message;
    }

    private Label drift() {
        Label drift = new Label(Texts.of("training.drift"));
        drift.setId("status-drift");
        Tooltip tip = Controls.tooltip("");
        tip.textProperty()
                .bind(session.stateProperty()
                        .map(state -> Texts.of(state.isActive() ? "training.drift.tip" : "training.drift.past")));
        drift.setTooltip(tip);
        drift.setMinWidth(USE_PREF_SIZE);
        drift.pseudoClassStateChanged(WARNING, true);
        show(
                drift,
                Bindings.createBooleanBinding(
                        () -> session.graphProperty().get() != null
                                && !session.graphProperty().get().equals(canvas.getValue()),
                        session.graphProperty(),
                        canvas));
        return drift;
    }

    private ProgressBar bar() {
        ProgressBar bar = new ProgressBar();
        bar.setId("status-progress");
        bar.setAccessibleText(Texts.of("training.progress"));
        bar.setPrefWidth(120);
        bar.setMinWidth(60);
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> session.stateProperty().get() == TrainingState.PREPARING
                                ? ProgressBar.INDETERMINATE_PROGRESS
                                : session.progress().fractionProperty().get(),
                        session.stateProperty(),
                        session.progress().fractionProperty()));
        show(bar, session.stateProperty().map(TrainingState::isActive));
        return bar;
    }

    private static Label figure(String id, ObservableValue<String> text) {
        Label figure = new Label();
        figure.setId(id);
        figure.getStyleClass().add("figure");
        figure.textProperty().bind(text);
        figure.setMinWidth(USE_PREF_SIZE);
        show(figure, figure.textProperty().map(shown -> !shown.isEmpty()));
        return figure;
    }

    private static void show(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }

    private String epoch() {
        int epoch = session.progress().epochProperty().get();
        return epoch == 0
                ? ""
                : Texts.of(
                        "training.epoch-of",
                        epoch,
                        session.progress().epochsProperty().get(),
                        session.progress().stepProperty().get());
    }

    private String speed() {
        double rate = session.progress().imagesPerSecondProperty().get();
        Precision precision = session.progress().precisionProperty().get();
        return rate <= 0 || precision == null ? "" : Texts.of("training.speed", Math.round(rate), precision.label());
    }

    private String left() {
        double seconds = session.progress().secondsLeftProperty().get();
        if (!(seconds > 0)) {
            return "";
        }
        Duration left = Duration.ofSeconds(Math.round(seconds));
        return left.toMinutes() > 0
                ? Texts.of("training.left.minutes", left.toMinutes(), left.toSecondsPart())
                : Texts.of("training.left.seconds", left.toSeconds());
    }

    private String best(Evaluation best) {
        return Texts.of("training.best", best.accuracy());
    }
}
