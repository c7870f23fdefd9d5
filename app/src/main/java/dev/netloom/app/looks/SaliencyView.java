package dev.netloom.app.looks;

import dev.netloom.app.gallery.ProbabilityBars;
import dev.netloom.app.image.BlockPicker;
import dev.netloom.app.image.ColourLegend;
import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.DigitPicker;
import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.Raster;
import dev.netloom.app.image.Shading;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.inspect.look.Attribution;
import dev.netloom.engine.inspect.look.Attributor;
import dev.netloom.engine.inspect.look.ClassMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What in a digit speaks for a class: saliency and Grad-CAM, live.
final class SaliencyView extends InterpretabilityPage {
    private static final double APART = 300;
    private static final double AROUND = 44;
    private static final double SMALLEST = 84;
    private static final double LARGEST = 280;

    private final InsideChoice choice;
    private final DigitPicker picker;
    private final ComboBox<String> classes = choice("saliency-class");
    private final BlockPicker convs;
    private final DigitCard plain = new DigitCard("saliency-digit");
    private final DigitCard salient = new DigitCard("saliency-map");
    private final DigitCard cam = new DigitCard("saliency-cam");
    private final ProbabilityBars bars = new ProbabilityBars(90);
    private final Label words = Controls.paragraph("", "looks-sentences");
    private final HBox pictures = new HBox();
    private final Latest<Optional<Seen>> latest = new Latest<>(seen -> seen.ifPresent(this::show), this::fail);
    private Attributor attributor; // the background thread's own
    private Seen shown;

    /// What was found of which digit.
    private record Seen(InspectedNetwork subject, float[] pixels, OptionalInt label, Attribution found) {}

    SaliencyView(Source source, InsideChoice choice, ResultsModel results) {
        super("saliency", source, APART);
        this.choice = choice;
        picker = new DigitPicker("saliency", choice);
        convs = new BlockPicker("saliency-conv", Texts.of("saliency.conv.tip"), choice);
        picker.getChildren().add(new MistakeSteps("saliency", choice, results));
        control(picker, classes, convs);
        words.setId("saliency-words");
        ColourLegend legend = new ColourLegend("looks.legend", "looks-legend", 90, 10);
        legend.show(new Shading(ColourMap.HEAT, 0, 1), Texts.of("looks.legend.none"), Texts.of("looks.legend.most"));
        VBox told = new VBox(words, bars, legend);
        told.getStyleClass().add("saliency-told");
        HBox.setHgrow(told, Priority.ALWAYS);
        pictures.getChildren().addAll(plain, salient, cam, told);
        pictures.getStyleClass().add("looks-pictures");
        fill(pictures);
        choice.onImage(this::request);
        classes.valueProperty().subscribe(this::request);
        choice.onUnit(this::request);
        convs.shownProperty().subscribe(conv -> paint());
        heightProperty().subscribe(this::paint);
        watch();
    }

    @Override
    void leave() {
        latest.ask(() -> {
            if (attributor != null) {
                attributor.close();
                attributor = null;
            }
            return Optional.empty();
        });
    }

    @Override
    void showNetwork(InspectedNetwork now) {
        picker.offer(now.data().test().size());
        List<String> names = new ArrayList<>(List.of(Texts.of("saliency.class.guess")));
        names.addAll(now.data().classes());
        offer(classes, names, names.getFirst());
        Optional<float[]> pixels = choice.pixels(now.data());
        if (pixels.isEmpty()) {
            miss("looks.undrawn");
            return;
        }
        int chosen = classes.getItems().indexOf(classes.getValue()) - 1;
        OptionalInt target = chosen < 0 ? OptionalInt.empty() : OptionalInt.of(chosen);
        OptionalInt label = choice.label(now.data());
        float[] input = choice.input(now.data()).orElseThrow();
        latest.ask(() -> {
            if (attributor == null || !attributor.graph().equals(now.graph())) {
                if (attributor != null) {
                    attributor.close();
                }
                attributor = new Attributor(now.graph());
            }
            attributor.learn(now.weights());
            return Optional.of(new Seen(now, pixels.get(), label, attributor.explain(input, target)));
        });
    }

    @Override
    public boolean isComplete() {
        return shown != null;
    }

    private void show(Seen seen) {
        if (activeProperty().get()) {
            shown = seen;
            found();
            List<String> names = seen.subject().convolutions();
            convs.offer(names, seen.subject().graph(), names.isEmpty() ? null : names.getLast());
            convs.setDisable(names.isEmpty());
            paint();
        }
    }

    private void paint() {
        if (shown == null) {
            return;
        }
        Attribution found = shown.found();
        Shape shape = found.image();
        int zoom = DigitCard.zoom(shape, Math.clamp(getHeight() - AROUND, SMALLEST, LARGEST));
        String target = shown.subject().className(found.target());
        int guess = found.guess();
        plain.show(Texts.of("saliency.digit"), Pictures.of(shape, shown.pixels(), zoom), "");
        float[] saliency = found.saliency();
        salient.show(Texts.of("saliency.map"), heat(shape, saliency, zoom), "");
        paintMap(found, shape, zoom);
        String verdict = DigitCard.verdict(
                shown.subject(), shown.label(), guess, found.probabilities().get(guess));
        words.setText(verdict
                + " "
                + Texts.of("saliency.words", target, Figures.of(found.score()), onStrokes(saliency))
                + mapWords(found));
        paintBars(found);
    }

    private static WritableImage heat(Shape shape, float[] values, int zoom) {
        Shading shading = Shading.of(ColourMap.HEAT, values);
        return Raster.of(shape.height(), shape.width(), zoom, place -> shading.colour(values[place]));
    }

    private void paintMap(Attribution found, Shape shape, int zoom) {
        Optional<ClassMap> map = Optional.ofNullable(convs.shown()).flatMap(found::map);
        cam.setVisible(map.isPresent());
        map.ifPresent(one -> cam.show(
                Texts.of("saliency.cam", one.conv()),
                Paint.heatOver(
                        shape, shown.pixels(), one.upsampled(shape.height(), shape.width()), one.largest(), zoom),
                ""));
    }

    private String mapWords(Attribution found) {
        return Optional.ofNullable(convs.shown())
                .flatMap(found::map)
                .map(map -> " "
                        + Texts.of(
                                map.largest() > 0 ? "saliency.cam.words" : "saliency.cam.none",
                                map.conv(),
                                map.height(),
                                map.width()))
                .orElse("");
    }

    private void paintBars(Attribution found) {
        float[] probabilities = new float[found.probabilities().size()];
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = found.probabilities().get(k);
        }
        List<String> names = IntStream.range(0, probabilities.length)
                .mapToObj(shown.subject()::className)
                .toList();
        bars.showTop(names, probabilities, shown.label().orElse(ProbabilityBars.UNKNOWN), 3);
    }

    /// The share of the saliency that lies on pixels brighter than half grey.
    private double onStrokes(float[] saliency) {
        double all = 0;
        double on = 0;
        int channels = shown.found().image().channels();
        for (int place = 0; place < saliency.length; place++) {
            all += saliency[place];
            on += shown.pixels()[place * channels] > 0.5 ? saliency[place] : 0;
        }
        return all == 0 ? 0 : on / all;
    }

    private void fail(Exception failure) {
        miss("looks.failed");
    }
}
