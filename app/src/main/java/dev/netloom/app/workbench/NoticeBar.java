package dev.netloom.app.workbench;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What went wrong without anybody waiting for it, or what could be done now, in one sentence that stays until
/// somebody has read it. Of several only the newest is seen: the log has them all.
final class NoticeBar extends HBox {
    private static final PseudoClass OFFER = PseudoClass.getPseudoClass("offer");

    private final Label text = Controls.paragraph("");
    private final Button action = new Button();

    NoticeBar() {
        setId("notice");
        getStyleClass().add("notice-bar");
        text.setId("notice-text");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button dismiss = new Button(Texts.of("notice.dismiss"));
        dismiss.setId("notice-dismiss");
        dismiss.setMinWidth(USE_PREF_SIZE);
        dismiss.setOnAction(event -> setVisible(false));
        action.setId("notice-action");
        action.setMinWidth(USE_PREF_SIZE);
        action.managedProperty().bind(action.visibleProperty());
        getChildren().addAll(Icons.of("mdi2a-alert-circle-outline"), text, action, dismiss);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void tell(String sentence) {
        text.setText(sentence);
        pseudoClassStateChanged(OFFER, false);
        action.setVisible(false);
        setVisible(true);
    }

    /// As [#tell], with something that can be done about it.
    void offer(String sentence, String does, Runnable work) {
        tell(sentence);
        pseudoClassStateChanged(OFFER, true);
        action.setText(does);
        action.setOnAction(event -> {
            setVisible(false);
            work.run();
        });
        action.setVisible(true);
    }

    /// What was offered with this sentence means nothing any more; any other sentence stays.
    void withdraw(String sentence) {
        setVisible(isVisible() && !text.getText().equals(sentence));
    }
}
