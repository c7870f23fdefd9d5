package dev.netloom.app.library;

import dev.netloom.app.diagram.BlockCatalogue;
import dev.netloom.app.diagram.PaletteEntry;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// All pages in a list, under headings; the arrow keys turn them.
final class Shelf extends ListView<Shelf.Line> {
    /// @param page null for the heading of a section
    record Line(String text, String note, Page page) {
        boolean isHeading() {
            return page == null;
        }
    }

    private final LibraryModel library;
    private boolean following;

    Shelf(LibraryModel library) {
        this.library = library;
        setId("library-shelf");
        getStyleClass().addAll("library-shelf", "edge-to-edge");
        setAccessibleText(Texts.of("library.shelf"));
        setCellFactory(list -> new Row());
        getItems().setAll(lines());
        getSelectionModel().selectedIndexProperty().subscribe(this::turn);
        library.pageProperty().subscribe(this::follow);
    }

    private static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(line(new Page.Start(), ""));
        lines.add(heading("library.shelf.contest"));
        lines.add(line(new Page.Contest(), ""));
        lines.add(line(new Page.TopFive(), ""));
        lines.add(heading("library.shelf.networks"));
        for (Famous famous : Famous.values()) {
            lines.add(line(new Page.OfNetwork(famous), Texts.of("library.year", famous.year())));
        }
        lines.add(heading("library.shelf.winners"));
        Stream.of(Contestant.values())
                .map(Contestant::page)
                .filter(Page.OfWinner.class::isInstance)
                .map(Page.OfWinner.class::cast)
                .forEach(page -> lines.add(
                        line(page, Texts.of("library.year", page.winner().year()))));
        lines.add(heading("library.shelf.blocks"));
        BlockCatalogue.all().stream().map(PaletteEntry::key).forEach(key -> lines.add(line(new Page.OfBlock(key), "")));
        return List.copyOf(lines);
    }

    private static Line heading(String key) {
        return new Line(Texts.of(key), "", null);
    }

    private static Line line(Page page, String note) {
        return new Line(page.title(), note, page);
    }

    /// `network-alexnet`, `block-conv`: of everything that stands for the page.
    static String idOf(Page page) {
        return switch (page) {
            case Page.Start _ -> "start";
            case Page.Contest _ -> "contest";
            case Page.TopFive _ -> "top-five";
            case Page.OfWinner of -> "winner-" + of.winner().key();
            case Page.OfNetwork of -> "network-" + of.network().key();
            case Page.OfBlock of -> "block-" + of.key();
        };
    }

    /// Headings are passed over, in the direction in which the selection came.
    private void turn(Number before, Number now) {
        int index = now.intValue();
        if (following || index < 0) {
            return;
        }
        if (getItems().get(index).isHeading()) {
            int next = index + (index > before.intValue() ? 1 : -1);
            getSelectionModel().clearAndSelect(next);
        } else {
            library.read(getItems().get(index).page());
        }
    }

    private void follow(Page page) {
        following = true;
        int index = getItems().stream().map(Line::page).toList().indexOf(page);
        getSelectionModel().clearAndSelect(index);
        getFocusModel().focus(index);
        following = false;
        if (!isFocused()) {
            scrollTo(Math.max(0, index - 3));
        }
    }

    private static final class Row extends ListCell<Line> {
        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(null);
            getStyleClass().removeAll(Arrays.asList("library-heading", "library-line"));
            setMouseTransparent(empty || line == null || line.isHeading());
            if (empty || line == null) {
                setId(null);
                setAccessibleText(null);
                return;
            }
            getStyleClass().add(line.isHeading() ? "library-heading" : "library-line");
            setId(line.isHeading() ? null : "shelf-" + idOf(line.page()));
            Label text = Controls.label(line.text());
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            Label note = Controls.label(line.note(), "library-note");
            note.setMinWidth(USE_PREF_SIZE);
            HBox row = new HBox(text, note);
            row.setPrefWidth(0);
            setGraphic(row);
            setAccessibleText(line.note().isEmpty() ? line.text() : line.text() + ", " + line.note());
        }
    }
}
