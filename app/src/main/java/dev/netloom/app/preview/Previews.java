package dev.netloom.app.preview;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.ui.Background;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.Inspection;
import dev.netloom.engine.inspect.InspectionInput;
import dev.netloom.engine.inspect.Responses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;

/// What comes out of every block of the network on the canvas for one test image. It follows every edit a moment
/// later, on a thread of its own; what an edit made stale is given up. All of it is for the FX thread.
public final class Previews {
    private static final Duration QUIET = Duration.millis(120);
    private static final long SEED = 1;

    private final ObservableValue<Diagram> diagram;
    private final ObservableValue<Dataset> data;
    private final ObservableValue<Optional<InspectionInput.Trained>> trained;
    private final ReadOnlyObjectWrapper<Map<String, Preview>> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", Map.of());
    private final ReadOnlyIntegerWrapper image = new ReadOnlyIntegerWrapper(this, "image");
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active", false);
    private final PauseTransition quiet = new PauseTransition(QUIET);
    private final Background.Lane lane = new Background.Lane("previews");
    private final Inspection inspection = new Inspection();
    private final AtomicLong newest = new AtomicLong();

    /// @param trained weights to use where they fit
    public Previews(
            ObservableValue<Diagram> diagram,
            ObservableValue<Dataset> data,
            ObservableValue<Optional<InspectionInput.Trained>> trained) {
        this.diagram = diagram;
        this.data = data;
        this.trained = trained;
        quiet.setOnFinished(event -> look());
        diagram.subscribe(this::request);
        data.subscribe(this::request);
        trained.subscribe(this::request);
        image.subscribe(this::request);
        active.subscribe(this::request);
    }

    /// The newest previews by block; none for blocks whose output is not known.
    public ReadOnlyObjectProperty<Map<String, Preview>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return active;
    }

    /// The images to choose from; null until they are loaded.
    public ObservableValue<LabelledImages> imagesProperty() {
        return data.map(Dataset::test);
    }

    /// What an image shows, in the words of its data set.
    String className(int index) {
        Dataset known = data.getValue();
        return known.classes().get(known.test().label(index));
    }

    /// Which image it is.
    public ReadOnlyIntegerProperty imageProperty() {
        return image.getReadOnlyProperty();
    }

    public void choose(int index) {
        image.set(index);
    }

    /// Takes any other image.
    public void shuffle(RandomGenerator random) {
        Dataset known = data.getValue();
        if (known != null && known.test().size() > 1) {
            image.set((image.get() + 1 + random.nextInt(known.test().size() - 1))
                    % known.test().size());
        }
    }

    private void request() {
        newest.incrementAndGet();
        if (active.get() && data.getValue() != null) {
            quiet.playFromStart();
        } else {
            quiet.stop();
        }
    }

    private void look() {
        long mine = newest.get();
        Graph graph = diagram.getValue().graph();
        String input = trained.getValue().map(known -> known.weights().input()).orElse("");
        LabelledImages images = data.getValue().seenWith(input).test();
        InspectionInput.Picture picture = new InspectionInput.Picture(images, Math.min(image.get(), images.size() - 1));
        InspectionInput inspectionInput = new InspectionInput(graph, picture, trained.getValue(), SEED);
        lane.run(
                () -> inspection.look(inspectionInput, () -> newest.get() != mine),
                maps -> maps.filter(current -> newest.get() == mine).ifPresent(this::take),
                failure -> giveUp(mine));
    }

    /// What came out before would be that of another network, or image. The next edit is looked at again.
    private void giveUp(long mine) {
        if (newest.get() == mine) {
            shown.set(Map.of());
        }
    }

    private void take(Responses maps) {
        Map<String, Preview> previews = new HashMap<>();
        List<String> classes = data.getValue().classes();
        maps.maps()
                .forEach((id, map) -> previews.put(
                        id, new Preview(Optional.of(map), maps.trained().contains(id), classes)));
        maps.tooLarge().forEach(id -> previews.put(id, new Preview(Optional.empty(), false, classes)));
        shown.set(Map.copyOf(previews));
    }
}
