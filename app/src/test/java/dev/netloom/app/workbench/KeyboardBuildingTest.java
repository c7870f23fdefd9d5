package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The network of the chapter, built without a mouse.
class KeyboardBuildingTest extends KeyboardWindow {
    @Test
    void deepConvNetIsBuiltFromAnEmptyCanvasWithTheKeyboardAlone() throws Exception {
        hands.press("Home").press("Slash");
        conv(16).add("relu");
        conv(16).add("relu").add("pool");
        conv(32).add("relu");
        add("conv");
        set("filters", 32).thenTab("padding", 2).back().add("relu").add("pool");
        conv(64).add("relu");
        conv(64).add("relu").add("pool");
        add("flatten").add("dense").add("relu").add("dropout").add("dense");
        set("units", 10).back().add("dropout");
        assertThat(model.check().problems()).isEmpty();
        assertThat(model.summaryProperty().get().parameters()).isEqualTo(123_552);
        Diagram built = model.diagram();
        Diagram book = Diagram.of(ProjectFile.read(Samples.network("deep-convnet")));
        assertThat(built.graph().inOrder()).hasSameSizeAs(book.graph().inOrder());
        for (int i = 0; i < built.graph().inOrder().size(); i++) {
            assertThat(built.graph().inOrder().get(i).block())
                    .isEqualTo(book.graph().inOrder().get(i).block());
        }
    }

    /// A convolution of 3×3 behind the last block, with its filters set if they are not as it comes.
    private KeyboardBuildingTest conv(int filters) throws Exception {
        add("conv");
        if (filters != 16) {
            set("filters", filters).back();
        }
        return this;
    }

    /// Types into the search of the palette, where the keyboard is, and takes the first hit.
    private KeyboardBuildingTest add(String type) throws Exception {
        int before = FxTest.onFx(() -> model.diagram().graph().nodes().size());
        hands.type(type).press("Enter");
        assertThat(FxTest.onFx(() -> model.diagram().graph().nodes().size())).isEqualTo(before + 1);
        return this;
    }

    /// From the search to the canvas, to the first setting of the new block, and there a number.
    private KeyboardBuildingTest set(String setting, int value) throws Exception {
        if (!FxTest.onFx(() -> focus().getId() != null && focus().getId().startsWith("block-"))) {
            hands.press("Esc").press("Esc");
        }
        hands.press("Enter");
        return number(setting, value);
    }

    private KeyboardBuildingTest thenTab(String setting, int value) throws Exception {
        for (int tabs = 0; tabs < 12 && !isAt(setting); tabs++) {
            hands.press("Tab");
        }
        return number(setting, value);
    }

    private KeyboardBuildingTest number(String setting, int value) throws Exception {
        assertThat(isAt(setting))
                .as("at %s, not at %s", setting, FxTest.onFx(this::focus))
                .isTrue();
        hands.press("Shortcut+A").type(Integer.toString(value)).press("Enter");
        return this;
    }

    private boolean isAt(String setting) throws Exception {
        return FxTest.onFx(() -> {
            for (Node node = focus(); node != null; node = node.getParent()) {
                if (("setting-" + setting).equals(node.getId())) {
                    return true;
                }
            }
            return false;
        });
    }

    /// Back to the canvas and the palette's search.
    private KeyboardBuildingTest back() throws Exception {
        hands.press("Esc").press("Slash");
        return this;
    }
}
