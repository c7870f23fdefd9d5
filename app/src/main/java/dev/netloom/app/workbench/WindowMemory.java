package dev.netloom.app.workbench;

import dev.netloom.app.canvas.ViewportController;
import dev.netloom.app.ui.Theme;
import java.util.Optional;
import java.util.prefs.Preferences;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// How the window was left: its place on the screen, the room, the theme, the view in the dock, the zoom, and
/// which sides were folded. A first start begins in Learn.
final class WindowMemory {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WIDTH = 800;
    private static final double LEAST_HEIGHT = 600;

    private final Preferences memory;

    WindowMemory(Preferences memory) {
        this.memory = memory;
    }

    /// Makes the window as it was left, and keeps from now on how it is.
    void restore(Stage stage, Workbench workbench) {
        workbench.viewSettings().remember(memory);
        place(stage);
        workbench.wear(remembered("theme", Theme.class).orElse(Theme.LIGHT));
        workbench.themeProperty().subscribe(theme -> memory.put("theme", theme.name()));
        Optional.ofNullable(memory.get("view", null)).ifPresent(workbench.dock()::show);
        workbench.dock().shownProperty().subscribe(view -> memory.put("view", view.key()));
        workbench.rooms().open(remembered("room", Room.class).orElse(Room.LEARN));
        workbench.rooms().currentProperty().subscribe(room -> memory.put("room", room.name()));
        workbench.building().foldWhenNarrow();
        workbench.building().sizes().forEach((key, pixels) -> {
            pixels.set(memory.getDouble(key, pixels.get()));
            pixels.subscribe((before, now) -> memory.putDouble(key, now.doubleValue()));
        });
        remember("dock.maximized", workbench.dock().maximizedProperty());
        remember(workbench.building().canvas().view());
    }

    /// The zoom that the user chose; none where all is fitted.
    private void remember(ViewportController view) {
        double zoom = memory.getDouble("zoom", 0);
        if (zoom > 0) {
            view.zoomSoon(zoom);
        }
        view.zoomProperty()
                .subscribe((before, now) -> memory.putDouble("zoom", view.isFitted() ? 0 : now.doubleValue()));
    }

    /// Where it was, as far as the screens of today have that place; else as large as the first screen allows.
    private void place(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = memory.getDouble("width", Math.min(WIDTH, screen.getWidth()));
        double height = memory.getDouble("height", Math.min(HEIGHT, screen.getHeight()));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setWidth(Math.clamp(width, LEAST_WIDTH, Math.max(LEAST_WIDTH, screen.getWidth())));
        stage.setHeight(Math.clamp(height, LEAST_HEIGHT, Math.max(LEAST_HEIGHT, screen.getHeight())));
        double x = memory.getDouble("x", Double.NaN);
        double y = memory.getDouble("y", Double.NaN);
        if (!Screen.getScreensForRectangle(x, y, 200, 40).isEmpty()) {
            stage.setX(x);
            stage.setY(Math.max(y, screen.getMinY())); // so that the title bar is on the screen
        }
        stage.setMaximized(memory.getBoolean("maximized", false));
        stage.maximizedProperty().subscribe(now -> memory.putBoolean("maximized", now));
        keep("width", stage.widthProperty(), stage);
        keep("height", stage.heightProperty(), stage);
        keep("x", stage.xProperty(), stage);
        keep("y", stage.yProperty(), stage);
    }

    private void keep(String key, javafx.beans.value.ObservableValue<Number> value, Stage stage) {
        value.subscribe((before, now) -> {
            if (!Double.isNaN(now.doubleValue()) && !stage.isMaximized() && !stage.isFullScreen()) {
                memory.putDouble(key, now.doubleValue());
            }
        });
    }

    private void remember(String key, BooleanProperty choice) {
        choice.set(memory.getBoolean(key, choice.get()));
        choice.subscribe(chosen -> memory.putBoolean(key, chosen));
    }

    private <E extends Enum<E>> Optional<E> remembered(String key, Class<E> type) {
        try {
            return Optional.ofNullable(memory.get(key, null)).map(name -> Enum.valueOf(type, name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty(); // of another version
        }
    }
}
