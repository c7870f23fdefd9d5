package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.export.OnnxExport;
import dev.netloom.engine.export.TrainedNetwork;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;

/// Files dropped on the window. No platform drags here, so the events that it would send are made by hand, and go the
/// way that they would: to what lies under the mouse.
class FileDropTest extends FileWindow {
    @Test
    void aNetworkDroppedAnywhereIsOpened() throws Exception {
        Path deep = Files.copy(Samples.network("deep-convnet"), folder.resolve("deep.netloom.json"));
        for (String place : List.of("#palette", "#inspector", "#dock")) {
            assertThat(send(DragEvent.DRAG_OVER, place, List.of(deep)).getAcceptedTransferMode())
                    .as("over %s", place)
                    .isEqualTo(TransferMode.COPY);
        }
        assertThat(send(DragEvent.DRAG_DROPPED, "#canvas", List.of(deep)).isDropCompleted())
                .isTrue();
        FxTest.await("the network", () -> blocks() == 23);
        assertThat(model.fileProperty().get()).contains(deep);
        Path onnx = folder.resolve("simple.onnx");
        TrainedNetwork simple =
                TrainedNetwork.untrained("Simple", ProjectFile.read(file).graph(), 1);
        OnnxExport.write(onnx, List.of(simple), OnnxExport.Beginning.IMAGE);
        send(DragEvent.DRAG_DROPPED, "#canvas", List.of(onnx));
        FxTest.await("the network of the ONNX file", () -> blocks() == 9);
        assertThat(model.diagram().name()).isEqualTo("Simple");
        assertThat(model.fileProperty().get()).isEmpty();
        assertThat(answers.said).isEmpty();
    }

    @Test
    void whatIsNoFileIsNotTaken() throws Exception {
        assertThat(send(DragEvent.DRAG_OVER, "#canvas", List.of()).isAccepted()).isFalse();
        assertThat(send(DragEvent.DRAG_DROPPED, "#canvas", List.of()).isDropCompleted())
                .isFalse();
        assertThat(blocks()).isEqualTo(9);
    }

    @Test
    void changesAreAskedAboutAndAStrangeFileIsExplained() throws Exception {
        change();
        send(DragEvent.DRAG_DROPPED, "#canvas", List.of(file));
        FxTest.await("the question", () -> answers.said.size() == 1);
        assertThat(answers.said.getFirst()).startsWith("changes to");
        assertThat(blocks()).isEqualTo(8);
        send(DragEvent.DRAG_DROPPED, "#canvas", List.of(Files.writeString(folder.resolve("seven.png"), "")));
        FxTest.await("the explanation", () -> answers.said.size() == 2);
        assertThat(answers.said.getLast()).contains(Texts.of("drop.other", "seven.png"));
    }

    private DragEvent send(EventType<DragEvent> type, String place, List<Path> files) throws Exception {
        return FxTest.onFx(() -> {
            DragEvent event = new DragEvent(
                    node(place), node(place), type, board(files), 9, 9, 9, 9, TransferMode.COPY, null, null, null);
            DragEvent[] seen = {event};
            node(place).getScene().addEventFilter(type, passing -> seen[0] = passing);
            node(place).fireEvent(event);
            return seen[0];
        });
    }

    /// What the platform says is dragged.
    private static Dragboard board(List<Path> files) {
        TKClipboard dragged = (TKClipboard) Proxy.newProxyInstance(
                TKClipboard.class.getClassLoader(), new Class<?>[] {TKClipboard.class}, (proxy, method, arguments) -> {
                    boolean asksForFiles = arguments != null && arguments[0] == DataFormat.FILES;
                    return switch (method.getName()) {
                        case "hasContent" -> asksForFiles && !files.isEmpty();
                        case "getContent" ->
                            asksForFiles ? files.stream().map(Path::toFile).toList() : null;
                        case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                        default -> null;
                    };
                });
        return DragboardHelper.createDragboard(dragged);
    }
}
