package dev.netloom.app.workbench;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Theme;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.store.UserFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Draws every popover, tooltip and dialog of the window side by side, each under its owner's name.
final class ContactSheet {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 700;
    private static final int COLUMNS = 4;
    private static final int COLUMN_WIDTH = 440;
    private static final int COLUMN_HEIGHT = 1200;

    /// Between what lies in a column, its name included.
    private static final int GAP = 28;

    private final Path folder;
    private final List<Path> written = new ArrayList<>();
    private final List<Node> page = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private TrainingDesk desk;
    private Workbench workbench;
    private Stage stage;
    private Theme theme;
    private double filled;
    private int pages;

    private ContactSheet(Path folder) {
        this.folder = folder;
    }

    /// @param own where the user's files would be
    /// @return the pages, all PNG
    static List<Path> write(Path folder, Dataset images, Diagram network, UserFolder own)
            throws IOException, InterruptedException {
        return new ContactSheet(folder).draw(images, network, own);
    }

    private List<Path> draw(Dataset images, Diagram network, UserFolder own) throws IOException, InterruptedException {
        OffScreen.run(() -> {
            DiagramModel model = new DiagramModel(network);
            desk = new TrainingDesk(() -> images, TrainingDesk.engine(), model, null, own);
            workbench = new Workbench(model, desk.parts());
            stage = new Stage();
            stage.setScene(new Scene(workbench, WIDTH, HEIGHT));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            desk.session().load();
        });
        OffScreen.await(() -> desk.session().dataProperty().get() != null);
        for (Theme worn : Theme.values()) {
            draw(worn);
        }
        OffScreen.run(stage::close);
        desk.session().close().join();
        return written;
    }

    private void draw(Theme worn) throws IOException, InterruptedException {
        theme = worn;
        seen.clear();
        pages = 0;
        OffScreen.run(() -> workbench.wear(worn));
        Popovers popovers = new Popovers(workbench, desk);
        for (Map.Entry<String, Runnable> place :
                OffScreen.call(popovers::places).entrySet()) {
            OffScreen.run(place.getValue());
            OffScreen.settle(workbench.getScene());
            for (Node owner : OffScreen.call(() -> popovers.owners().toList())) {
                if (seen.add(Popovers.name(owner))) {
                    for (Window window : OffScreen.call(() -> Popovers.open(owner))) {
                        put(place.getKey() + ": " + Popovers.name(owner), window);
                    }
                }
            }
        }
        for (Map.Entry<String, Dialog<?>> dialog :
                OffScreen.call(popovers::dialogs).entrySet()) {
            OffScreen.run(dialog.getValue()::show);
            put(dialog.getKey(), dialog.getValue().getDialogPane().getScene().getWindow());
        }
        turnPage();
    }

    private void put(String name, Window window) throws IOException {
        Image picture = OffScreen.call(() -> {
            SnapshotParameters clear = new SnapshotParameters();
            clear.setFill(Color.TRANSPARENT);
            Image taken = window.getScene().getRoot().snapshot(clear, null);
            window.hide();
            return taken;
        });
        double height = picture.getHeight() * Math.min(1, COLUMN_WIDTH / picture.getWidth());
        double place = filled % COLUMN_HEIGHT;
        if (place + height + GAP > COLUMN_HEIGHT) {
            filled += COLUMN_HEIGHT - place; // the next column
        }
        if (filled >= COLUMNS * COLUMN_HEIGHT) {
            turnPage();
        }
        OffScreen.run(() -> page.add(entry(name, picture)));
        filled += height + GAP;
    }

    private static Node entry(String name, Image picture) {
        ImageView view = new ImageView(picture);
        view.setPreserveRatio(true);
        view.setFitWidth(Math.min(COLUMN_WIDTH, picture.getWidth()));
        Label label = Controls.label(name, "text-muted");
        label.setMinHeight(20);
        VBox entry = new VBox(label, view);
        entry.setPrefWidth(COLUMN_WIDTH);
        return entry;
    }

    private void turnPage() throws IOException {
        pages++;
        String file = "popovers-%s-%d.png".formatted(theme.name().toLowerCase(Locale.ROOT), pages);
        written.add(OffScreen.draw(OffScreen.call(this::columns), folder.resolve(file)));
        page.clear();
        filled = 0;
    }

    private Scene columns() {
        FlowPane columns = new FlowPane(Orientation.VERTICAL);
        columns.getStyleClass().add("workbench");
        columns.setRowValignment(VPos.TOP);
        columns.setColumnHalignment(HPos.LEFT);
        columns.setHgap(GAP);
        columns.getChildren().setAll(page);
        theme.dress(columns);
        return OffScreen.scene(columns, COLUMNS * (COLUMN_WIDTH + GAP), COLUMN_HEIGHT);
    }
}
