package dev.netloom.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.data.ChannelNormalization;
import dev.netloom.engine.data.DataFolder;
import dev.netloom.engine.data.DataProgress;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.NetworkAdapter;
import dev.netloom.engine.inspect.InspectionInput;
import dev.netloom.engine.metric.Misclassified;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.Evaluator;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who shows pictures to a network that learned from normalised images in colour.
class PictureViewTest {
    @TempDir
    private Path folder;

    private PictureView view;

    private Dataset pictures() throws Exception {
        Random random = new Random(3);
        for (String name : List.of("dark", "밝음")) {
            Files.createDirectories(folder.resolve("set").resolve(name));
            for (int i = 0; i < 10; i++) {
                BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
                for (int at = 0; at < 63; at++) {
                    image.setRGB(at % 9, at / 9, random.nextInt(1 << 24));
                }
                Path file = folder.resolve("set").resolve(name).resolve(i + ".png");
                ImageIO.write(image, "png", file.toFile());
            }
        }
        DataSettings plain = DataSettings.PLAIN;
        DataSettings normalized = new DataSettings(
                plain.size(), plain.otherwise(), plain.fit(), plain.colour(), 0.5, 0, true, plain.seed());
        return DataFolder.load(folder.resolve("set"), normalized, DataProgress.NONE);
    }

    private static Graph network() {
        Graph graph = Graph.chain(
                new Input(3, 7, 9),
                Conv.of(8, 3, 1, 1),
                new Flatten(),
                BlockType.of(Dense.class).preset(),
                new Output());
        return NetworkAdapter.forClasses(graph, 2).orElseThrow();
    }

    private static Weights weights(Graph graph, InputDescription input) {
        try (Network network = new Network(graph, 5)) {
            network.describeInput(input.toText());
            return network.weights();
        }
    }

    private String text(String query) {
        return ((Label) view.lookup(query)).getText();
    }

    @Test
    void aPictureIsSeenAsTheEvaluatorSeesIt() throws Exception {
        FxTest.start();
        Dataset data = pictures();
        LabelledImages test = data.test();
        Graph graph = network();
        Weights weights = weights(graph, InputDescription.of(data));
        Misclassified mistake =
                Evaluator.evaluate(graph, weights, test).misclassified().getFirst();
        String expected = Texts.of("draw.verdict", data.classes().get(mistake.predicted()), mistake.confidence());
        assertThat(Evaluator.evaluate(graph, weights, test.normalized(ChannelNormalization.NONE))
                        .misclassified())
                .as("else nothing is tested")
                .noneMatch(other ->
                        other.index() == mistake.index() && Math.abs(other.confidence() - mistake.confidence()) < 0.01);

        Stage stage = FxTest.onFx(() -> {
            TrainingSession session =
                    new TrainingSession(ScriptedRun::digits, (network, start, set, plan, control, events) -> {});
            ShippedWeights shipped = new ShippedWeights(session, new SimpleObjectProperty<>(graph), Map::of);
            LiveWeights watch = new LiveWeights(session, shipped, Duration.millis(200));
            view = new PictureView(watch, session.dataProperty(), Optional::empty);
            view.activeProperty().set(true);
            Stage shown = new Stage();
            shown.setScene(new Scene(view, 950, 300));
            shown.show();
            session.use(data);
            shipped.load(graph, weights, "weights.npz");
            return shown;
        });
        FxTest.await("what to do", () -> text("#picture-verdict").equals(Texts.of("picture.none")));
        FxTest.run(() -> view.open(Path.of(test.file(mistake.index()).orElseThrow())));
        FxTest.await("the verdict", () -> text("#picture-verdict").equals(expected));
        FxTest.run(() -> {
            ImageView seen = (ImageView) view.lookup("#picture-seen");
            int corner = seen.getImage().getPixelReader().getArgb(0, 0);
            assertThat(corner >> 16 & 0xff).as("as one looks at it").isEqualTo(test.pixel(mistake.index(), 0));
            view.open(folder.resolve("weights.npz"));
        });
        FxTest.await("why not", () -> text("#picture-verdict").equals(Texts.of("picture.unread")));
        FxTest.run(stage::hide);
    }

    @Test
    void everyViewNormalizesAsTheEvaluatorDoes() throws Exception {
        Dataset data = pictures();
        float[] expected = new float[data.test().shape().size()];
        data.test().copyTo(2, expected, 0);
        InspectionInput.Picture picture = new InspectionInput.Picture(data.test(), 2);
        assertThat(picture.fitted(data.test().shape())).containsExactly(expected);
        InsideChoice choice = new InsideChoice(Optional::empty);
        choice.chooseImage(2);
        assertThat(choice.input(data).orElseThrow()).containsExactly(expected);
        float[] plain = choice.pixels(data).orElseThrow();
        assertThat(plain[1]).isEqualTo(data.test().pixel(2, 63) * (1 / 255f));
    }
}
