package dev.netloom.app.library;

import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The library: a list of all pages, and the one that lies open. Escape leads back to where one begins.
public final class LibraryView extends BorderPane {
    private final LibraryModel library;
    private final Optional<TopFiveView> topFive;
    private final Consumer<String> open;
    private final Supplier<? extends Node> start;
    private final ScrollPane reading = new ScrollPane();
    private final Shelf shelf;

    /// @param results of the user's network; empty where nothing is trained
    /// @param open opens the network of this name on the canvas
    /// @param start the page on which one begins; asked once somebody looks
    public LibraryView(
            LibraryModel library,
            Optional<ResultsModel> results,
            Consumer<String> open,
            Supplier<? extends Node> start) {
        this.library = library;
        this.open = open;
        this.start = start;
        topFive = results.map(TopFiveView::new);
        shelf = new Shelf(library);
        setId("library-view");
        getStyleClass().add("library");
        reading.setId("library-page");
        reading.getStyleClass().addAll("library-page", "edge-to-edge");
        reading.setFitToWidth(true);
        reading.setHbarPolicy(ScrollBarPolicy.NEVER);
        setLeft(side());
        setCenter(reading);
        library.pageProperty().subscribe(this::turn);
        library.openProperty().subscribe(this::attend);
        addEventFilter(KeyEvent.KEY_PRESSED, this::leave); // before the list takes it for itself
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Puts the keyboard on the list of pages.
    public void takeKeyboard() {
        shelf.requestFocus();
    }

    private VBox side() {
        Button back = Controls.iconButton("library-back", "mdi2a-arrow-left", null, library::goBack);
        back.disableProperty().bind(library.returnableProperty().not());
        HBox head = new HBox(back, Controls.label(Texts.of("library.title"), "library-title"));
        head.getStyleClass().add("library-head");
        VBox.setVgrow(shelf, Priority.ALWAYS);
        VBox side = new VBox(head, shelf);
        side.getStyleClass().add("library-side");
        return side;
    }

    /// Nothing is made before somebody reads.
    private void attend() {
        topFive.ifPresent(view -> view.activeProperty()
                .set(library.openProperty().get()
                        && library.pageProperty().get().equals(new Page.TopFive())));
        if (library.openProperty().get() && reading.getContent() == null) {
            turn();
        }
    }

    private void turn() {
        if (library.openProperty().get() || reading.getContent() != null) {
            boolean read = reading.isFocusWithin();
            reading.setContent(article(library.pageProperty().get()));
            reading.setVvalue(0);
            if (read) {
                reading.requestFocus(); // what had the keyboard is gone; arrow keys scroll on
            }
        }
        attend();
    }

    private Node article(Page page) {
        return switch (page) {
            case Page.Start _ -> start.get();
            case Page.Contest _ -> new ContestArticle(library);
            case Page.TopFive _ ->
                topFive.<Node>map(view -> view)
                        .orElseGet(() -> new StackPane(new EmptyState("library.top-five.empty")));
            case Page.OfWinner of -> new WinnerArticle(of.winner(), library);
            case Page.OfNetwork of -> new NetworkArticle(of.network(), this::leaveFor);
            case Page.OfBlock of -> new BlockArticle(of.key(), library);
        };
    }

    private void leaveFor(String network) {
        library.close();
        open.accept(network);
    }

    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !library.isAtStart()) {
            library.readStart();
            takeKeyboard();
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.LEFT && event.isAltDown() || event.getCode() == KeyCode.BACK_SPACE) {
            library.goBack();
            event.consume();
        }
    }
}
