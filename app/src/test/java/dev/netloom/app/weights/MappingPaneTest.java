package dev.netloom.app.weights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.interop.MappedWeight;
import dev.netloom.engine.store.interop.NamedTensor;
import dev.netloom.engine.store.interop.TensorFile;
import dev.netloom.engine.store.interop.WeightMapping;
import dev.netloom.engine.store.interop.WeightTarget;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MappingPaneTest {
    private MappingPane pane;

    /// SimpleConvNet's weights in DeepConvNet: three of sixteen arrays fit.
    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        Graph graph = ProjectFile.read(Samples.network("deep-convnet")).graph();
        TensorFile file = TensorFile.open(Samples.weights("simple-convnet"));
        WeightMapping mapping = WeightMapping.of(file, graph);
        FxTest.run(() -> {
            pane = new MappingPane(mapping);
            Scene scene = new Scene(new StackPane(pane), 900, 560);
            pane.applyCss();
            pane.layout();
            assertThat(scene.getRoot()).isNotNull();
        });
    }

    @SuppressWarnings("unchecked")
    private TableView<MappedWeight> table() {
        return (TableView<MappedWeight>) pane.lookup("#mapping-table");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Object> chooser() {
        return (ComboBox<Object>) pane.lookup("#mapping-array");
    }

    private String text(String id) {
        return ((Label) pane.lookup(id)).getText();
    }

    @Test
    void everyParameterHasALineAndMayGetAnotherArray() throws Exception {
        FxTest.run(() -> {
            assertThat(table().getItems()).hasSize(16);
            assertThat(text("#mapping-counts")).startsWith("1 of 16 parameters").contains("15 are missing");
            assertThat(text("#mapping-left")).startsWith("5 arrays").contains("conv1.weight", "\u2026");
            table().getSelectionModel().select(15);
            assertThat(chooser().getItems())
                    .extracting(this::words)
                    .containsExactly("nothing: starts as in a new network", "dense2.bias   (10)");
            chooser().setValue(chooser().getItems().getFirst());
            assertThat(pane.mappingProperty().get().matched()).isEmpty();
            assertThat(table().getSelectionModel().getSelectedIndex()).isEqualTo(15);
            chooser().setValue(chooser().getItems().getLast());
            assertThat(pane.mappingProperty().get().matched())
                    .singleElement()
                    .extracting(MappedWeight::source)
                    .extracting(Optional::get)
                    .extracting(NamedTensor::name)
                    .isEqualTo("dense2.bias");
            CheckBox guessed = (CheckBox) pane.lookup("#mapping-guessed");
            guessed.fire();
            assertThat(table().getItems())
                    .hasSize(15)
                    .extracting(MappedWeight::target)
                    .extracting(WeightTarget::name)
                    .doesNotContain("dense2.bias");
        });
    }

    private String words(Object choice) {
        return chooser().getConverter().toString(choice);
    }
}
