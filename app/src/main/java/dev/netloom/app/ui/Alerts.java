package dev.netloom.app.ui;

import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.stage.Window;

/// Questions and bad news, dressed like the window that they belong to.
public final class Alerts {
    private Alerts() {}

    /// @param buttons none for those that JavaFX gives to an alert of this type
    public static Alert of(AlertType type, Window owner, String title, String text, ButtonType... buttons) {
        Alert alert = new Alert(type, text, buttons);
        alert.initOwner(owner);
        alert.setTitle(Texts.of("app.name"));
        alert.setHeaderText(title);
        DialogPane pane = alert.getDialogPane();
        pane.setGraphic(Icons.of(type == AlertType.ERROR ? "mdi2a-alert-circle-outline" : "mdi2h-help-circle-outline"));
        if (type == AlertType.ERROR) {
            pane.getStyleClass().add("bad-news");
        }
        Theme.of(owner.getScene().getRoot()).dress(pane);
        return alert;
    }
}
