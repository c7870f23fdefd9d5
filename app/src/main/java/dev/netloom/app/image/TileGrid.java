package dev.netloom.app.image;

import dev.netloom.app.ui.Shortcut;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Equal tiles in rows, as many to a row as fit, of which one can be selected with mouse or arrow
/// keys. Only rows in sight have nodes, so thousands of items scroll like ten.
public final class TileGrid<T> extends ListView<List<T>> {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double SCROLL_BAR = 24;

    /// A node that shows one item after another.
    public abstract static class Tile<T> extends VBox {
        protected abstract void show(T item);
    }

    private final double tileWidth;
    private final Supplier<Tile<T>> tiles;
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(this, "selected", -1);
    private List<T> items = List.of();
    private int columns = 1;
    private boolean ranges;
    private int anchor = -1;
    private Runnable open = () -> {};

    /// @param tileWidth with the gap beside it
    public TileGrid(double tileWidth, double rowHeight, Supplier<Tile<T>> tiles) {
        this.tileWidth = tileWidth;
        this.tiles = tiles;
        getStyleClass().addAll("tile-grid", "edge-to-edge");
        setFixedCellSize(rowHeight);
        setCellFactory(list -> new Row());
        setFocusTraversable(true);
        widthProperty().subscribe(this::arrange);
        selected.subscribe(this::refresh);
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    public void show(List<T> items) {
        this.items = List.copyOf(items);
        anchor = -1;
        selected.set(-1);
        columns = 0;
        arrange();
    }

    public void select(int index) {
        anchor = index;
        extend(index);
    }

    /// Selects all from the tile that was selected first up to this one.
    private void extend(int index) {
        boolean same = selected.get() == index;
        selected.set(index);
        if (same) {
            refresh(); // the other end may have moved
        }
        if (index >= 0) {
            reveal(index / columns);
        }
    }

    /// Lets Shift, with arrow keys or a click, and Ctrl+A select several tiles that stand together.
    public void allowRanges() {
        ranges = true;
    }

    /// The selected items, in their order.
    public List<T> selection() {
        return IntStream.range(0, items.size())
                .filter(this::isChosen)
                .mapToObj(items::get)
                .toList();
    }

    private boolean isChosen(int index) {
        int lead = selected.get();
        return lead >= 0 && index >= Math.min(anchor, lead) && index <= Math.max(anchor, lead);
    }

    /// Runs `open` on a double-click and on Enter, where a tile is selected.
    public void setOnOpen(Runnable open) {
        this.open = open;
    }

    /// Index of the selected item, -1 for none.
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    private void arrange() {
        int fitting = Math.max(1, (int) ((getWidth() - SCROLL_BAR) / tileWidth));
        if (fitting == columns) {
            return;
        }
        columns = fitting;
        getItems()
                .setAll(IntStream.range(0, (items.size() + columns - 1) / columns)
                        .mapToObj(row -> items.subList(row * columns, Math.min(items.size(), (row + 1) * columns)))
                        .toList());
    }

    private void walk(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && selected.get() >= 0) {
            open.run();
            event.consume();
        }
        if (ranges && Shortcut.SELECT_ALL.matches(event) && !items.isEmpty()) {
            anchor = 0;
            extend(items.size() - 1);
            event.consume();
        }
        int way = way(event.getCode());
        if (way != 0 && !items.isEmpty()) {
            walk(event.isShiftDown(), Math.clamp(selected.get() < 0 ? 0 : selected.get() + way, 0, items.size() - 1));
            event.consume();
        }
    }

    private void walk(boolean shift, int index) {
        if (ranges && shift && selected.get() >= 0) {
            extend(index);
        } else {
            select(index);
        }
    }

    private int way(KeyCode key) {
        int page = columns * Math.max(1, (int) (getHeight() / getFixedCellSize()));
        return switch (key) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -columns;
            case DOWN -> columns;
            case PAGE_UP -> -page;
            case PAGE_DOWN -> page;
            case HOME -> -items.size();
            case END -> items.size();
            default -> 0;
        };
    }

    /// Scrolls only where the row is not in sight as a whole.
    private void reveal(int row) {
        Node cell = lookupAll(".tile-row").stream()
                .filter(node -> node instanceof ListCell<?> shown && shown.getIndex() == row && !shown.isEmpty())
                .findFirst()
                .orElse(null);
        if (cell == null) {
            scrollTo(row);
            return;
        }
        double top = sceneToLocal(cell.localToScene(cell.getBoundsInLocal())).getMinY();
        if (top < 0 || top + getFixedCellSize() > getHeight()) {
            scrollTo(top < 0 ? row : Math.max(0, row + 1 - (int) (getHeight() / getFixedCellSize())));
        }
    }

    private final class Row extends ListCell<List<T>> {
        private final List<Tile<T>> mine = new ArrayList<>();
        private final HBox box = new HBox();

        Row() {
            getStyleClass().add("tile-row");
            box.getStyleClass().add("tile-row-box");
        }

        @Override
        protected void updateItem(List<T> row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            while (mine.size() < row.size()) {
                add();
            }
            for (int i = 0; i < row.size(); i++) {
                mine.get(i).show(row.get(i));
                mine.get(i).pseudoClassStateChanged(SELECTED, isChosen(getIndex() * columns + i));
            }
            box.getChildren().setAll(mine.subList(0, row.size()));
            setGraphic(box);
        }

        private void add() {
            int column = mine.size();
            Tile<T> tile = tiles.get();
            tile.getStyleClass().add("tile");
            tile.setOnMousePressed(event -> press(event, getIndex() * columns + column));
            tile.setOnMouseClicked(event -> {
                if (event.getButton() != MouseButton.PRIMARY || event.isShiftDown()) {
                    return;
                }
                if (event.isStillSincePress()) {
                    select(getIndex() * columns + column);
                }
                if (event.getClickCount() == 2) {
                    open.run();
                }
            });
            mine.add(tile);
        }

        /// Where several are selected, one of them can be taken hold of: all go with it.
        private void press(MouseEvent event, int index) {
            if (event.isShiftDown() || !isChosen(index)) {
                walk(event.isShiftDown(), index);
            }
        }
    }
}
