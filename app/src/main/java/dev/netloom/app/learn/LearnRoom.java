package dev.netloom.app.learn;

import dev.netloom.app.document.RecentFiles;
import dev.netloom.app.library.LibraryModel;
import dev.netloom.app.library.LibraryView;
import dev.netloom.app.results.ResultsModel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;

/// Where one begins: the start page, and the library beside it.
public final class LearnRoom extends StackPane {
    private final LibraryModel library;
    private final RecentFiles recent;
    private final Consumer<Destination> go;
    private final LibraryView view;
    private Optional<StartPage> start = Optional.empty();

    /// @param results of the user's network; empty where nothing is trained
    /// @param go shows what the user chose
    public LearnRoom(
            LibraryModel library, Optional<ResultsModel> results, RecentFiles recent, Consumer<Destination> go) {
        this.library = library;
        this.recent = recent;
        this.go = go;
        view = new LibraryView(
                library, results, network -> go.accept(new Destination.Network(network)), this::startPage);
        setId("learn-room");
        getChildren().add(view);
    }

    private StartPage startPage() {
        if (start.isEmpty()) {
            start = Optional.of(new StartPage(recent, go, widthProperty()));
        }
        recent.refresh();
        return start.get();
    }

    /// Puts the keyboard on the first thing to do, or on the list of pages.
    public void takeKeyboard() {
        if (library.isAtStart() && startPage().getScene() != null) { // it is not yet, before the first layout
            startPage().takeKeyboard();
        } else {
            view.takeKeyboard();
        }
    }
}
