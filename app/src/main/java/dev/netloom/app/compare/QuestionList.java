package dev.netloom.app.compare;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What may be compared: the prepared experiments, and the network on the canvas against its variants.
final class QuestionList extends VBox {
    private static final double CELL = 46;

    private final ListView<Question> prepared = list("compare-prepared");
    private final Label unread = Controls.paragraph("", "compare-nothing", "run-trouble");
    private final ListView<Question> own = list("compare-own");
    private final Label nothing = Controls.paragraph(Texts.of("compare.own.nothing"), "text-muted", "compare-nothing");

    /// @param chosen takes what the user chooses
    QuestionList(Consumer<Question> chosen) {
        getStyleClass().add("compare-list");
        VBox.setVgrow(prepared, Priority.ALWAYS);
        getChildren()
                .addAll(
                        heading(),
                        prepared,
                        unread,
                        Controls.label(Texts.of("compare.own"), "compare-heading"),
                        own,
                        nothing);
        takeTurns(prepared, own, chosen);
        takeTurns(own, prepared, chosen);
        unread.setId("compare-unread");
        tellUnread(List.of());
        offer(List.of());
    }

    private static HBox heading() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox heading = new HBox(
                Controls.label(Texts.of("compare.prepared"), "compare-heading"),
                spring,
                new Explanation("compare-explanation", "compare.explanation"));
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    private void tellUnread(List<String> why) {
        unread.setText(why.isEmpty() ? "" : Texts.of("compare.unread", String.join("\n", why)));
        unread.setVisible(!why.isEmpty());
        unread.setManaged(!why.isEmpty());
    }

    private static void takeTurns(ListView<Question> list, ListView<Question> other, Consumer<Question> chosen) {
        list.getSelectionModel().selectedItemProperty().subscribe(question -> {
            if (question != null) {
                other.getSelectionModel().clearSelection();
                chosen.accept(question);
            }
        });
    }

    void show(Prepared read) {
        prepared.getItems().setAll(read.questions());
        prepared.setPrefHeight(read.questions().size() * CELL + 4);
        prepared.setMaxHeight(prepared.getPrefHeight());
        tellUnread(read.unread());
    }

    /// What may be asked of the network on the canvas.
    void offer(List<Question> questions) {
        own.getItems().setAll(questions);
        own.setPrefHeight(Math.min(3.5, questions.size()) * CELL + 4);
        own.setMinHeight(questions.isEmpty() ? 0 : CELL);
        own.setVisible(!questions.isEmpty());
        own.setManaged(own.isVisible());
        nothing.setVisible(questions.isEmpty());
        nothing.setManaged(nothing.isVisible());
    }

    /// Marks what is asked, wherever it came from.
    void mark(Question asked) {
        for (ListView<Question> list : List.of(prepared, own)) {
            if (list.getItems().contains(asked)) {
                list.getSelectionModel().select(asked);
            } else {
                list.getSelectionModel().clearSelection();
            }
        }
    }

    void takeKeyboard() {
        prepared.requestFocus();
    }

    private static ListView<Question> list(String id) {
        ListView<Question> list = new ListView<>();
        list.setId(id);
        list.getStyleClass().add("compare-questions");
        list.setAccessibleText(Texts.of(id.replaceFirst("-", ".")));
        list.setFixedCellSize(CELL);
        list.setMinHeight(2 * CELL);
        list.setCellFactory(view -> new QuestionCell());
        return list;
    }

    /// The title, and below it what is asked.
    private static final class QuestionCell extends ListCell<Question> {
        private final Label title = Controls.label("", "compare-question-title");
        private final Label text = Controls.label("", "text-muted", "compare-question-text");
        private final VBox words = new VBox(title, text);

        QuestionCell() {
            words.prefWidthProperty().bind(widthProperty().subtract(28));
            words.setMaxWidth(USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Question question, boolean empty) {
            super.updateItem(question, empty);
            setGraphic(empty ? null : words);
            setTooltip(empty ? null : Controls.tooltip(question.text()));
            if (!empty) {
                title.setText(question.title());
                text.setText(question.brief());
                setAccessibleText(question.title() + ". " + question.text());
            }
        }
    }
}
