package dev.netloom.app.gallery;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.results.Result;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import java.util.List;
import java.util.Random;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// You against the network: a digit at a time, a guess by key or button, then the answer; at the
/// end, both scores.
final class HumanBaselineView extends BorderPane {
    private static final int SMALLEST = 84;
    private static final int LARGEST = 448;

    /// What stands above and below a digit.
    private static final double OTHERS = 150;

    private static final List<Integer> ROUNDS = List.of(10, 20, 40);

    private final ResultsModel results;
    private final ProgressBar progress = new ProgressBar(0);
    private final Label counted = new Label();
    private final Random seeds = new Random();
    private final ImageView picture = new ImageView();
    private HumanBaseline humanBaseline;
    private int shown;
    private boolean answering;

    /// @param leave goes back to the mistakes
    HumanBaselineView(ResultsModel results, Runnable leave) {
        this.results = results;
        setId("duel");
        getStyleClass().add("duel");
        progress.setId("duel-progress");
        progress.setAccessibleText(Texts.of("duel.progress"));
        counted.setId("duel-counted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button back = new Button(Texts.of("duel.leave"), Icons.of("mdi2a-arrow-left"));
        back.setId("duel-leave");
        back.setOnAction(event -> leave.run());
        HBox top = new HBox(back, Controls.label(Texts.of("duel.title"), "gallery-title"), gap, counted, progress);
        top.getStyleClass().add("gallery-header");
        top.setAlignment(Pos.CENTER_LEFT);
        setTop(top);
        picture.setId("duel-picture");
        heightProperty().subscribe(this::draw);
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    /// The first page: what is measured, and how many digits.
    void offer() {
        humanBaseline = null;
        answering = false;
        say(0, 0);
        Label text = Controls.paragraph(Texts.of("duel.rules"));
        text.setMaxWidth(560);
        HBox choices = new HBox();
        choices.getStyleClass().add("duel-buttons");
        choices.setAlignment(Pos.CENTER);
        int wrong = results.chosen().map(Result::wrong).orElse(0);
        int offered = 0;
        for (int count : ROUNDS) {
            int missed = Math.min(wrong, count / 2);
            if (missed > offered) {
                choices.getChildren().add(start(missed));
                offered = missed;
            }
        }
        center(text, choices);
        focusFirst(choices);
    }

    private Button start(int missed) {
        Button start = new Button(Texts.of("duel.start", 2 * missed));
        start.setId("duel-start-" + 2 * missed);
        start.setOnAction(event -> begin(missed));
        return start;
    }

    private void begin(int missed) {
        results.chosen().ifPresent(result -> {
            humanBaseline = new HumanBaseline(result.predictions(), missed, seeds.nextLong());
            ask();
        });
    }

    private void ask() {
        answering = true;
        say(humanBaseline.answered(), humanBaseline.size());
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("duel-buttons");
        buttons.setAlignment(Pos.CENTER);
        List<String> classes = data().classes();
        for (int k = 0; k < classes.size(); k++) {
            int guess = k;
            Button button = new Button(classes.get(k));
            button.setId("duel-guess-" + k);
            button.setAccessibleText(Texts.of("duel.guess", classes.get(k)));
            button.setOnAction(event -> answer(guess));
            buttons.getChildren().add(button);
        }
        center(picture(humanBaseline.image()), Controls.label(Texts.of("duel.question")), buttons);
        focusFirst(buttons);
    }

    private void answer(int guess) {
        answering = false;
        int image = humanBaseline.image();
        List<String> classes = data().classes();
        int label = humanBaseline.predictions().label(image);
        int network = humanBaseline.predictions().guess(image);
        humanBaseline.answer(guess);
        say(humanBaseline.answered(), humanBaseline.size());
        Label truth = Controls.label(Texts.of("duel.truth", classes.get(label)), "gallery-title");
        truth.setId("duel-truth");
        Label you = Controls.label(
                Texts.of("duel.you", classes.get(guess), guess == label ? 1 : 0), guess == label ? "right" : "wrong");
        Label it = Controls.label(
                Texts.of("duel.network", classes.get(network), network == label ? 1 : 0),
                network == label ? "right" : "wrong");
        HBox both = new HBox(truth, you, it);
        both.getStyleClass().add("duel-answers");
        both.setAlignment(Pos.CENTER);
        Button next = new Button(Texts.of(humanBaseline.isOver() ? "duel.result" : "duel.next"));
        next.setId("duel-next");
        next.setDefaultButton(false);
        next.setOnAction(event -> goOn());
        center(picture(image), both, next);
        next.requestFocus();
    }

    private void goOn() {
        if (humanBaseline.isOver()) {
            setCenter(new HumanBaselineResult(humanBaseline, data(), this::offer));
        } else {
            ask();
        }
    }

    /// Digits guess; Enter goes on wherever the focus is.
    private void press(KeyEvent event) {
        if (answering && event.getText().length() == 1) {
            int guess = data().classes().indexOf(event.getText());
            if (guess >= 0) {
                answer(guess);
                event.consume();
            }
        } else if (humanBaseline != null && !answering && event.getCode() == KeyCode.ENTER) {
            Node next = lookup("#duel-next");
            if (next != null) {
                goOn();
                event.consume();
            }
        }
    }

    private ImageView picture(int image) {
        shown = image;
        draw();
        return picture;
    }

    /// As large as there is room.
    private void draw() {
        if (humanBaseline != null) {
            picture.setImage(
                    Pictures.of(data().test(), shown, Math.clamp((long) (getHeight() - OTHERS), SMALLEST, LARGEST)));
        }
    }

    private void say(int answered, int of) {
        boolean going = of > 0;
        progress.setVisible(going);
        progress.setProgress(going ? (double) answered / of : 0);
        counted.setText(going ? Texts.of("duel.counted", answered, of) : "");
    }

    private void center(Node... nodes) {
        VBox box = new VBox(nodes);
        box.getStyleClass().add("duel-page");
        box.setAlignment(Pos.CENTER);
        setCenter(box);
    }

    private static void focusFirst(Pane buttons) {
        if (!buttons.getChildren().isEmpty()) {
            buttons.getChildren().getFirst().requestFocus();
        }
    }

    private Dataset data() {
        return results.dataProperty().get();
    }
}
