package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.canvas.CanvasExport;
import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.NoteEdits;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Theme;
import dev.netloom.engine.store.Project.Note;
import dev.netloom.engine.store.Project.Place;
import dev.netloom.engine.template.Template;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.control.MenuItem;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/// The network as a picture and as a drawing: all of it, in its theme, with nothing selected.
class CanvasExportTest {
    @TempDir
    private Path folder;

    private Path saved;

    @Test
    void allOfTheNetworkIsInBothFiles() throws Exception {
        FxTest.start();
        Diagram network = NoteEdits.add(
                Diagram.of(Template.named("resnet18").orElseThrow().project()),
                List.of(new Note(
                        "A < note & another line of it, which is too long to go on without a break",
                        new Place(60, 400))));
        for (Theme theme : Theme.values()) {
            List<MenuItem> items = FxTest.onFx(() -> {
                DiagramModel model = new DiagramModel(network);
                Workbench workbench = new Workbench(model, WorkbenchParts.NONE);
                workbench.wear(theme);
                workbench.rooms().open(Room.WORKBENCH);
                OffScreen.scene(workbench, 1000, 700);
                workbench.resize(1000, 700);
                workbench.applyCss();
                workbench.layout();
                DiagramCanvas canvas = workbench.building().canvas();
                model.select(Set.of("fc"));
                return new CanvasExport(canvas, model, saver(theme)).items();
            });
            BufferedImage image = ImageIO.read(export(items.getFirst()).toFile());
            assertThat(image.getWidth()).isBetween(2 * 1190, 2 * 1205); // six columns, the wires around, a margin
            assertThat(image.getHeight()).isBetween(2 * 490, 2 * 510);
            assertThat(new Color(image.getRGB(2, 2)).getRed()).isEqualTo(theme == Theme.LIGHT ? 0xf3 : 0x0a);
            Document svg = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(export(items.getLast()).toFile());
            NodeList texts = svg.getElementsByTagName("text");
            List<String> words = IntStream.range(0, texts.getLength())
                    .mapToObj(i -> texts.item(i).getTextContent())
                    .toList();
            assertThat(words)
                    .contains("Stage 4", "2 skips", "512×7×7", "Output")
                    .anyMatch(line -> line.startsWith("A < note &"));
            assertThat(words).noneMatch(line -> line.length() > 40);
            String accent = theme == Theme.LIGHT ? "#0969da" : "#1f6feb";
            assertThat(Files.readString(saved))
                    .contains("<path d=\"M")
                    .doesNotContainPattern("<rect [^>]*rx=\"10.00\" fill=\"" + accent);
        }
    }

    private Path export(MenuItem item) throws Exception {
        saved = null;
        FxTest.run(item::fire);
        FxTest.await("the file", () -> saved != null);
        return saved;
    }

    private FileSaver saver(Theme theme) {
        return new FileSaver() {
            @Override
            public Optional<Path> ask(String title, String name, String extension) {
                return Optional.of(folder.resolve(name + theme + "." + extension));
            }

            @Override
            public void saved(Path file) {
                saved = file;
            }

            @Override
            public void failed(Path file, String why) {
                throw new AssertionError(why);
            }
        };
    }
}
