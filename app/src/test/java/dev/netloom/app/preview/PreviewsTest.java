package dev.netloom.app.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.inspect.InspectionInput;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PreviewsTest {
    private final Diagram diagram = Diagram.of(new Project("scripted", ScriptedRun.network(), Map.of()));
    private final ObjectProperty<Diagram> canvas = new SimpleObjectProperty<>(diagram);
    private final ObjectProperty<Dataset> data = new SimpleObjectProperty<>(ScriptedRun.digits());
    private final ObjectProperty<Optional<InspectionInput.Trained>> trained =
            new SimpleObjectProperty<>(Optional.empty());
    private Previews previews;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @Test
    void theyGoOnAfterAFailure() throws Exception {
        FxTest.run(() -> {
            previews = new Previews(canvas, data, trained);
            previews.activeProperty().set(true);
        });
        int blocks = 3; // no shape is known behind the convolutions
        awaitShown(blocks);
        // without any array: whoever computes with them fails
        InspectionInput.Trained damaged = new InspectionInput.Trained(ScriptedRun.network(), new Weights(Map.of()));
        FxTest.run(() -> trained.set(Optional.of(damaged)));
        awaitShown(0);
        FxTest.run(() -> trained.set(Optional.empty()));
        awaitShown(blocks);
    }

    /// What has no place is not drawn, over whatever stands there.
    @Test
    void aDigitIsChosenOnlyWhileThumbnailsAreShown() throws Exception {
        FxTest.run(() -> {
            previews = new Previews(canvas, data, trained);
            DigitChooser chooser = new DigitChooser(previews);
            for (boolean active : new boolean[] {true, false, true}) {
                previews.activeProperty().set(active);
                assertThat(chooser.isVisible()).isEqualTo(active);
                assertThat(chooser.isManaged()).isEqualTo(active);
            }
            data.set(null);
            assertThat(chooser.isVisible()).isFalse();
        });
    }

    @Test
    void classesAreCalledByTheirNames() {
        Preview preview = new Preview(Optional.empty(), true, List.of("shirt", "sneaker"));
        assertThat(preview.className(1)).isEqualTo("sneaker");
        assertThat(preview.className(2)).as("one that the data set lacks").isEqualTo("2");
    }

    private void awaitShown(int blocks) throws Exception {
        FxTest.await(blocks + " previews", () -> previews.shownProperty().get().size() == blocks);
    }
}
