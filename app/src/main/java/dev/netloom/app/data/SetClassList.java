package dev.netloom.app.data;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.PictureSet;
import dev.netloom.engine.data.PictureSet.Content;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The classes of a set that is being changed: they are added, named anew and deleted here.
final class SetClassList extends ListView<Content> {
    private final SetEditing editing;
    private final NameRow names;
    private String wanted = "";

    /// @param names asks for the name of a class
    SetClassList(SetEditing editing, NameRow names) {
        this.editing = editing;
        this.names = names;
        setId("set-classes");
        getStyleClass().addAll("edge-to-edge", "class-list", "set-classes");
        setAccessibleText(Texts.of("set.classes"));
        setPlaceholder(Controls.paragraph(Texts.of("set.no-classes"), "text-muted", "data-none"));
    }

    /// @param transfer takes what is dropped on a class
    /// @param enter goes on to the pictures of the chosen class
    void connect(PictureTransfer transfer, Runnable enter) {
        setCellFactory(list -> new EditedClassCell(editing, transfer::accept, (event, className) -> {
            wanted = className;
            transfer.take(event, className);
        }));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                delete();
            } else if (event.getCode() == KeyCode.F2) {
                rename();
            } else if (event.getCode() == KeyCode.ENTER) {
                enter.run();
            } else {
                return;
            }
            event.consume();
        });
    }

    Optional<Content> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    /// Shows these; the class that was chosen stays so, or the one that was made or dropped on is.
    ///
    /// @return whether the chosen one is still there
    boolean show(List<Content> classes) {
        String name = wanted.isEmpty() ? chosen().map(Content::name).orElse("") : wanted;
        int place = Math.max(0, getSelectionModel().getSelectedIndex());
        wanted = "";
        getItems().setAll(classes);
        int found = classes.stream().map(Content::name).toList().indexOf(name);
        getSelectionModel().select(found >= 0 ? found : Math.min(place, classes.size() - 1));
        return found >= 0;
    }

    void add() {
        ask("set.add-class", "", editing::addClass);
    }

    void rename() {
        chosen().ifPresent(content ->
                ask("set.rename-class", content.name(), name -> editing.renameClass(content.name(), name)));
    }

    private void ask(String key, String before, Consumer<String> named) {
        Path folder = editing.stateProperty().get().folder();
        names.ask(
                key,
                before,
                name -> PictureSet.classNameProblem(folder, name, before),
                name -> {
                    wanted = name;
                    requestFocus();
                    named.accept(name);
                },
                this::requestFocus);
    }

    void delete() {
        chosen().ifPresent(content -> editing.deleteClass(content.name()));
    }
}
