package dev.netloom.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.history.CurvePoints;
import dev.netloom.engine.history.EpochScores;
import dev.netloom.engine.history.Mistakes;
import dev.netloom.engine.history.Mistakes.Mistake;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.Score;
import dev.netloom.engine.history.SettingsChange;
import dev.netloom.engine.metric.ConfusionMatrix;
import dev.netloom.engine.train.LiveSettings;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Every name in these runs tries to break out of the page.
class HtmlReportTest {
    private static final String EVIL = "<script>alert(1)</script>\" onload='x' &\u0000";
    private static final int IMAGES = 600;
    private static final String PROJECT = """
            {"netloom": 1, "name": "%1$s", "blocks": [
              {"id": "input", "type": "input", "channels": 3, "height": 96, "width": 96},
              {"id": "%1$s", "type": "conv", "filters": 4, "inputs": ["input"]},
              {"id": "flatten1", "type": "flatten", "inputs": ["%1$s"]},
              {"id": "dense1", "type": "dense", "units": 3, "inputs": ["flatten1"]},
              {"id": "output", "type": "output", "inputs": ["dense1"]}]}""".formatted("<script>alert(1)</script>\\\" &");

    private static final String SETTINGS = """
            {"epochs":3,"batch":100,"optimizer":"adam","learning_rate":0.003,"momentum":0.9,"weight_decay":0,"clip":0,
            "schedule":"constant","warmup":0,"augment":"none","label_smoothing":0,"dropout_scale":1,"balance":"natural",
            "validation":0.1,"precision":"float32","seed":7,"<script>":"</td>"}""";

    @BeforeAll
    static void start() throws Exception {
        FxTest.start();
    }

    @Test
    void aRunIsOnePageThatHoldsAllOfItAndRunsNothing() throws Exception {
        Dataset noise = noise();
        String text = write(run(noise.identity(), 300), Optional.of(noise));
        Document page = parse(text);

        assertThat(text.length()).isLessThan(2_000_000);
        assertThat(elements(page, "script")).isEmpty();
        assertThat(elements(page, "link")).isEmpty();
        assertThat(text).doesNotContain("<script").doesNotContainPattern("(src|href)=\"(?!data:image/png;base64,)");
        for (Element element : elements(page, "*")) {
            IntStream.range(0, element.getAttributes().getLength())
                    .forEach(i -> assertThat(element.getAttributes().item(i).getNodeName())
                            .doesNotStartWith("on"));
        }
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).contains("<script>alert(1)</script>");
        assertThat(elements(page, "img")).hasSizeBetween(50, 200);
        assertThat(elements(page, "polyline")).hasSize(2 * 3 + 2);
        assertThat(withClass(page, "drawing light")).hasSize(1);
        assertThat(withClass(page, "drawing dark")).hasSize(1);
        assertThat(withClass(page, "missing")).isEmpty();
        assertThat(page.getDocumentElement().getTextContent())
                .contains("50.00% (46.01\u201353.99)", "300 of 600 test images", "held out", "Koki Saitoh", "Wilson")
                .contains("./netloom train", "Library of the test", "After batch");
        assertThat(withClass(page, "matrix").getFirst().getTextContent()).contains("100");
    }

    @Test
    void withoutTheImagesThePageSaysWhatIsMissing() throws Exception {
        Document page = parse(write(run(noise().identity(), 30), Optional.empty()));

        assertThat(withClass(page, "missing").getFirst().getTextContent()).contains(EVIL.substring(0, 20));
        assertThat(elements(page, "img")).isEmpty();
        assertThat(withClass(page, "matrix")).isEmpty();
        assertThat(page.getDocumentElement().getTextContent()).contains("0 for 1: 10");
    }

    @Test
    void mistakesGiveTheMatrixOfImagesThatTheyFit() {
        Mistakes mistakes = mistakes(30);

        ConfusionMatrix matrix = mistakes.matrix(new int[] {200, 200, 200}).orElseThrow();
        assertThat(matrix.count(0, 0)).isEqualTo(190);
        assertThat(matrix.count(0, 1)).isEqualTo(10);
        assertThat(matrix.images(2)).isEqualTo(200);
        assertThat(mistakes.matrix(new int[] {200, 200, 201})).isEmpty();
        assertThat(mistakes.matrix(new int[] {5, 300, 295})).isEmpty();
        assertThat(mistakes.matrix(new int[] {300, 300})).isEmpty();
    }

    private static String write(RunDetails run, Optional<Dataset> images) throws Exception {
        Callable<String> page = FxTest.onFx(() -> HtmlReport.of(run, images));
        return page.call();
    }

    private static Document parse(String page) throws Exception {
        assertThat(page).startsWith("<!DOCTYPE html>\n");
        String rest = page.substring(page.indexOf('\n'));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(rest)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<Element> withClass(Document page, String name) {
        return elements(page, "*").stream()
                .filter(element -> element.getAttribute("class").equals(name))
                .toList();
    }

    /// Pictures that cannot be packed.
    private static Dataset noise() {
        Shape shape = new Shape(3, 96, 96);
        byte[] pixels = new byte[IMAGES * shape.size()];
        new Random(1).nextBytes(pixels);
        byte[] labels = new byte[IMAGES];
        IntStream.range(0, IMAGES).forEach(i -> labels[i] = (byte) (i % 3));
        LabelledImages images = new LabelledImages(shape, pixels, labels);
        return new Dataset(EVIL, images, images, List.of(EVIL, "two", "three"));
    }

    private static Mistakes mistakes(int wrong) {
        return new Mistakes(
                IMAGES,
                IntStream.range(0, wrong)
                        .mapToObj(i -> new Mistake(i, i % 3, (i + 1) % 3, 0.5f + i / 1000f))
                        .toList());
    }

    private static RunDetails run(DataIdentity data, int wrong) {
        Score score = new Score(IMAGES - wrong, IMAGES, 1.25);
        List<EpochScores> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= 3; epoch++) {
            epochs.add(new EpochScores(
                    epoch, 60L * epoch, score, score, Optional.of(score), Optional.empty(), 900, epoch));
        }
        RunSummary summary = new RunSummary(
                1,
                EVIL,
                Origin.WINDOW,
                RunState.DONE,
                Instant.EPOCH,
                EVIL,
                Optional.of(score),
                OptionalInt.of(3),
                3,
                3,
                12,
                1000,
                2000,
                7,
                "float32",
                List.of(EVIL),
                EVIL,
                data,
                IMAGES);
        return new RunDetails(
                summary,
                PROJECT,
                SETTINGS,
                2,
                "Library of the test " + EVIL + "\nconv",
                "",
                Optional.empty(),
                epochs,
                new CurvePoints(new long[] {1, 90, 180}, new float[] {3, 2, 1}, new float[] {0.1f, 0.2f, 0.1f}),
                List.of(new SettingsChange(60, new LiveSettings(0.01, 0.9, 0, 1, 50))),
                Optional.of(mistakes(wrong)),
                List.of(),
                List.of());
    }
}
