package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.diagram.DataFit;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.GroupEdits;
import dev.netloom.app.diagram.PaletteEntry;
import dev.netloom.app.training.FxTest;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Project.Place;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What of a network is in sight when it is opened, and when something is added to it.
class OpeningTest {
    /// Half a pixel and rounding.
    private static final double TOLERANCE = 1;

    private Workbench workbench;
    private DiagramCanvas canvas;
    private DiagramModel model;

    @BeforeEach
    void build() throws Exception {
        FxTest.start();
        FxTest.run(
                () -> { // the images are digits, so that most templates have something wrong
                    model = new DiagramModel(Documents.blank());
                    model.expect(new DataFit(new Shape(1, 28, 28), 10));
                    workbench = new Workbench(model, WorkbenchParts.NONE);
                    workbench.building().foldWhenNarrow();
                    workbench.rooms().open(Room.WORKBENCH);
                });
    }

    @ParameterizedTest
    @CsvSource({"1440, 900", "1000, 700"})
    void everyTemplateOpensWholeAndNoBlockLiesOnAnother(int width, int height) throws Exception {
        resize(width, height);
        List<Diagram> networks = new ArrayList<>(List.of(rowOfNine()));
        for (Template template : Template.all()) {
            networks.add(Diagram.of(template.project()));
        }
        for (String name : List.of("deep-convnet", "simple-convnet")) {
            networks.add(Diagram.of(ProjectFile.read(Samples.network(name))));
        }
        for (Diagram network : networks) {
            open(network);
            FxTest.run(() -> assertWhole(network.name()));
        }
    }

    @Test
    void aNewBlockIsBroughtIntoSight() throws Exception {
        resize(1440, 900);
        open(Diagram.of(ProjectFile.read(Samples.network("deep-convnet"))));
        FxTest.run(() -> {
            canvas.view().zoomTo(1.5);
            model.select(Set.of("dense2"));
            model.plantNext(new PaletteEntry.OfType(BlockType.of(Relu.class)));
        });
        assertInSight("relu8");
        double[] before = FxTest.onFx(() -> {
            double left = canvas.view().seen().getMinX();
            model.undo();
            canvas.view().centreOn(Point2D.ZERO);
            return new double[] {left, canvas.view().seen().getMinX()};
        });
        FxTest.run(model::redo);
        assertInSight("relu8");
        FxTest.run(() -> {
            assertThat(canvas.view().seen().getMinX()).isGreaterThan(before[1]).isLessThan(before[0] + 1);
            assertThat(canvas.view().zoomProperty().get()).isEqualTo(1.5);
        });
    }

    @Test
    void anUnfoldedGroupBeginsInSightAndNewShowsBlocksAsLargeAsTheyAre() throws Exception {
        resize(1440, 900);
        open(Diagram.of(Template.named("googlenet").orElseThrow().project()));
        FxTest.run(() -> {
            canvas.view().zoomTo(2);
            canvas.view().centreOn(Point2D.ZERO);
            model.fold("unfold", before -> GroupEdits.unfold(before, "inception5b"));
        });
        settle();
        FxTest.run(() -> assertThat(inside(free(), place(workbench.lookup("#group-title-inception5b"))))
                .isTrue());
        FxTest.run(workbench.documents()::createNew);
        settle();
        FxTest.run(() -> assertThat(canvas.view().zoomProperty().get()).isEqualTo(1));
    }

    @Test
    void aFoldedStageSaysHowManySkipsAreInside() throws Exception {
        resize(1440, 900);
        open(Diagram.of(Template.named("resnet18").orElseThrow().project()));
        FxTest.run(() -> {
            Node arc = workbench.lookup("#group-skips-layer2");
            assertThat(arc.isVisible()).isTrue();
            assertThat(((Label) arc.lookup(".skip-words")).getText()).isEqualTo("2 skips");
            assertThat(inside(free(), place(arc))).isTrue();
            assertThat(workbench.lookup("#group-layer2").getAccessibleText()).contains("2 skips");
            assertThat(workbench.lookup("#group-skips-stem").isVisible()).isFalse();
        });
    }

    private static Diagram rowOfNine() {
        Map<String, Place> row = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) {
            row.put("relu" + (i + 1), new Place(40 + 190 * i, 40));
        }
        Graph graph = Graph.chain(Collections.nCopies(9, new Relu()).toArray(Relu[]::new));
        return Diagram.of(new Project("Nine", graph, row));
    }

    private void resize(int width, int height) throws Exception {
        FxTest.run(() -> {
            OffScreen.scene(workbench, width, height);
            workbench.resize(width, height);
            canvas = workbench.building().canvas();
        });
        settle();
    }

    private void open(Diagram diagram) throws Exception {
        FxTest.run(() -> model.open(diagram, Optional.empty()));
        settle();
    }

    /// Sizes, and styles that follow the zoom, are right after some layouts.
    private void settle() throws Exception {
        for (int i = 0; i < 4; i++) {
            FxTest.run(() -> {
                workbench.applyCss();
                workbench.layout();
            });
        }
    }

    private void assertInSight(String block) throws Exception {
        settle();
        FxTest.run(() -> {
            Node view = workbench.lookupAll(".block").stream()
                    .filter(node -> ("block-" + block).equals(node.getId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(inside(free(), card(view))).as(block).isTrue();
            Node map = workbench.lookup("#minimap");
            assertThat(map.isVisible() && place(map).intersects(card(view))).isFalse();
        });
    }

    private void assertWhole(String network) {
        List<Node> blocks = List.copyOf(workbench.lookupAll(".block"));
        assertThat(blocks).as(network).hasSizeGreaterThan(2);
        for (Node block : blocks) {
            assertThat(inside(free(), card(block)))
                    .as(network + ": " + block.getId() + " " + card(block) + " in " + free())
                    .isTrue();
            assertThat(blocks.stream()
                            .filter(other -> other != block && card(other).intersects(card(block)))
                            .map(Node::getId))
                    .as(network + ": what lies on " + block.getId())
                    .isEmpty();
        }
    }

    /// Of the scene, what the canvas has for itself.
    private Bounds free() {
        Bounds all = place(canvas);
        double bars = place(workbench.lookup(".view-bars")).getMinY();
        return new BoundingBox(all.getMinX(), all.getMinY(), all.getWidth(), bars - all.getMinY());
    }

    private static Bounds card(Node block) {
        return place(block.lookup(".block-card"));
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static boolean inside(Bounds outer, Bounds inner) {
        return inner.getMinX() >= outer.getMinX() - TOLERANCE
                && inner.getMaxX() <= outer.getMaxX() + TOLERANCE
                && inner.getMinY() >= outer.getMinY() - TOLERANCE
                && inner.getMaxY() <= outer.getMaxY() + TOLERANCE;
    }
}
