package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.data.DataChoice;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.DataSets;
import dev.netloom.engine.data.DataProgress;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDataTest {
    @TempDir
    Path folder;

    private final List<DataChoice> opened = new ArrayList<>();
    private final ObjectProperty<Dataset> images = new SimpleObjectProperty<>();
    private DiagramModel model;
    private ProjectData data;
    private NoticeBar notice;

    @BeforeAll
    static void start() throws Exception {
        FxTest.start();
    }

    @Test
    void theImagesOfADocumentAreKeptWithItAndOfferedWhereOthersAreInUse() throws Exception {
        Mnist.save(folder, Mnist.load(Samples.mnist()).test().first(30));
        DataSettings limited = DataSettings.PLAIN.withPerClass(2);
        Dataset digits = DataSets.load(folder.toString(), limited, DataProgress.NONE);
        Dataset mnist = DataSets.load(DataSets.MNIST, DataSettings.PLAIN.withPerClass(1), DataProgress.NONE);
        FxTest.run(() -> {
            model = new DiagramModel(Documents.blank());
            data = new ProjectData(model, images);
            notice = new NoticeBar();
            data.setNotice(notice);
            data.setOnOpen(opened::add);
            images.set(digits);
            data.keep(digits);
        });
        Map<String, String> kept = Map.of("data", folder.toString(), "data-per-class", "2");
        FxTest.run(() -> {
            assertThat(model.diagram().training()).isEqualTo(kept);
            assertThat(model.dirtyProperty().get()).isTrue();
            open(kept);
        });
        assertThat(visible()).isFalse(); // those are in use
        FxTest.run(() -> images.set(mnist));
        FxTest.await("the offer", notice::isVisible);
        FxTest.run(() -> {
            assertThat(said()).contains(folder.toString(), mnist.name());
            action().fire();
            assertThat(opened).containsExactly(new DataChoice(folder.toString(), limited));
            assertThat(notice.isVisible()).isFalse();
            open(Map.of("data", folder.resolve("gone").toString()));
        });
        FxTest.await("what is gone", notice::isVisible);
        FxTest.run(() -> {
            assertThat(said()).contains("not there any more", "gone");
            assertThat(action().isVisible()).isFalse();
            open(Map.of("data", "mnist", "data-fit", "cover"));
            assertThat(said()).contains("\"data-fit\" is \"cover\"");
            open(Map.of());
            data.keep(mnist);
            assertThat(model.diagram().training()).isEqualTo(Map.of("data", "mnist", "data-per-class", "1"));
        });
    }

    private void open(Map<String, String> training) {
        model.open(Documents.blank().withTraining(new TreeMap<>(training)), Optional.empty());
    }

    private boolean visible() throws Exception {
        return FxTest.onFx(notice::isVisible);
    }

    private String said() {
        return ((Label) notice.lookup("#notice-text")).getText();
    }

    private Button action() {
        return (Button) notice.lookup("#notice-action");
    }
}
