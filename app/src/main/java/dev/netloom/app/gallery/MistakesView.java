package dev.netloom.app.gallery;

import dev.netloom.app.training.Learned;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Misclassified;
import dev.netloom.engine.train.TrainingEvent;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The test images that the network got wrong after its last epoch, the surest mistakes first. Before a run, those of
/// the weights that come with the network.
public final class MistakesView extends StackPane {
    private static final double ROOM_FOR_LARGE = 820;

    private final TrainingSession session;
    private final ShippedWeights shipped;
    private final Label header = new Label();
    private final Label accuracy = new Label();
    private final TileGrid<MistakeTile.Item> grid =
            new TileGrid<>(MistakeTile.WIDTH, MistakeTile.HEIGHT, MistakeTile::new);
    private final MistakePreview preview = new MistakePreview();
    private final BorderPane content = new BorderPane();
    private final EmptyState empty = new EmptyState("mistakes.empty");
    private final Throttle throttle = new Throttle(Duration.millis(250), this::refresh);
    private Evaluation evaluation;
    private String heading = "";
    private List<Misclassified> shown = List.of();

    public MistakesView(TrainingSession session, ShippedWeights shipped) {
        this.session = session;
        this.shipped = shipped;
        setId("mistakes");
        getStyleClass().add("mistakes");
        grid.setId("mistakes-grid");
        grid.setAccessibleText(Texts.of("mistakes.grid"));
        grid.selectedProperty().subscribe(index -> preview(index.intValue()));
        header.setId("mistakes-header");
        header.getStyleClass().add("gallery-title");
        accuracy.setId("mistakes-accuracy");
        content.setTop(new VBox(top(), new ShippedNote("mistakes-shipped", "shipped.mistakes", shipped)));
        content.setCenter(grid);
        content.setRight(preview);
        getChildren().addAll(content, empty);
        widthProperty().map(width -> width.doubleValue() < ROOM_FOR_LARGE).subscribe(preview::makeSmall);
        session.listen(this::hear);
        session.graphProperty().subscribe(network -> take(null, ""));
        shipped.shownProperty().subscribe(throttle::request);
        session.dataProperty().subscribe(throttle::request);
        throttle.request();
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    private HBox top() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label sorted = new Label(Texts.of("mistakes.sorted"));
        sorted.getStyleClass().add("text-muted");
        HBox top = new HBox(header, accuracy, gap, sorted);
        top.getStyleClass().add("gallery-header");
        top.setAlignment(Pos.BASELINE_LEFT);
        return top;
    }

    private void hear(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> take(null, "");
            case TrainingEvent.EpochDone done -> take(done.test(), text("mistakes.header", done.test(), done.epoch()));
            case TrainingEvent.Finished done -> take(done.test(), text("mistakes.header.final", done.test(), 0));
            default -> {}
        }
    }

    private void take(Evaluation test, String words) {
        evaluation = test;
        heading = words;
        throttle.request();
    }

    private static String text(String key, Evaluation test, int epoch) {
        return Texts.of(key, test.total() - test.correct(), test.total(), epoch);
    }

    private void refresh() {
        Dataset data = session.dataProperty().get();
        Learned ready = shipped.shownProperty().get();
        Evaluation test = ready == null ? evaluation : ready.test();
        boolean known = test != null && data != null;
        boolean some = known && !test.misclassified().isEmpty();
        String without = shipped.areOutgrown() ? "mistakes.outgrown" : "mistakes.empty";
        empty.say(known ? "mistakes.none" : without);
        empty.setVisible(!some);
        content.setVisible(known);
        grid.setVisible(some);
        preview.setVisible(some);
        header.setText(ready == null ? heading : text("mistakes.header.shipped", test, 0));
        if (known) {
            Interval interval = test.interval();
            accuracy.setText(Texts.of("mistakes.accuracy", test.accuracy(), 100 * interval.low(), interval.high()));
            show(data, test.misclassified());
        }
    }

    /// The chosen image stays chosen where the network still gets it wrong.
    private void show(Dataset data, List<Misclassified> mistakes) {
        int chosen = grid.selectedProperty().get();
        int index = chosen < 0 ? -1 : shown.get(chosen).index();
        shown = mistakes.stream()
                .sorted(Comparator.comparing(Misclassified::confidence).reversed())
                .toList();
        grid.show(shown.stream()
                .map(mistake -> new MistakeTile.Item(data, mistake))
                .toList());
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).index() == index) {
                grid.select(i);
            }
        }
    }

    private void preview(int index) {
        if (index < 0) {
            preview.clear();
        } else {
            preview.show(session.dataProperty().get(), shown.get(index));
        }
    }
}
