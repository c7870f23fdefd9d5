package dev.netloom.app.fields;

import dev.netloom.app.image.BlockPicker;
import dev.netloom.app.image.DigitPicker;
import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Counter;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.inspect.field.EffectiveField;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The receptive field of one unit anywhere in the network: what it can see of the digit, layer by layer, and what it
/// looks at, before training and after.
public final class FieldView extends StackPane {
    private static final int DIMMED = 0x59;

    private final FieldModel model;
    private final ObservableValue<Dataset> data;
    private final InsideChoice choice;
    private final BlockPicker blocks;
    private final DigitPicker digits;
    private final IntegerSpinnerValueFactory channels = new IntegerSpinnerValueFactory(1, 1, 1);
    private final Label place = Controls.label("", "text-muted");
    private final UnitPicker picker;
    private final FieldPicture theory = new FieldPicture("field-theory");
    private final FieldPicture untrained = new FieldPicture("field-untrained");
    private final FieldPicture trained = new FieldPicture("field-trained");
    private final Label words = Controls.paragraph("", "field-words");
    private final VBox content;
    private final EmptyState empty = new EmptyState("fields.empty");
    private boolean following;

    /// @param data the images, once they are loaded; else null
    public FieldView(FieldModel model, ObservableValue<Dataset> data, InsideChoice choice) {
        this.model = model;
        this.choice = choice;
        blocks = new BlockPicker("field-block", Texts.of("fields.block"), choice);
        digits = new DigitPicker("field", choice);
        this.data = data;
        picker = new UnitPicker(model);
        setId("fields");
        getStyleClass().add("fields");
        setMinSize(0, 0);
        HBox pictures = new HBox(
                captioned("fields.unit", picker.picture()),
                captioned("fields.theory", theory),
                captioned("fields.untrained-title", untrained),
                captioned("fields.trained-title", trained));
        pictures.getStyleClass().add("field-pictures");
        VBox.setVgrow(pictures, Priority.ALWAYS);
        words.setId("field-words");
        content = new VBox(head(), pictures, words);
        content.setMinHeight(0);
        getChildren().addAll(content, empty);
        model.stateProperty().subscribe(this::follow);
        activeProperty().subscribe(this::followIfSeen); // the pad may hold another digit by now
        choice.onImage(this::followIfSeen);
    }

    private static VBox captioned(String key, FieldPicture picture) {
        VBox.setVgrow(picture, Priority.ALWAYS);
        Label caption = Controls.label(Texts.of(key), "field-caption");
        caption.setTooltip(Controls.tooltip(Texts.of(key + ".about")));
        VBox box = new VBox(caption, picture);
        box.setMinWidth(0);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(420);
        return box;
    }

    private HBox head() {
        Spinner<Integer> channel = new Counter(channels);
        channel.setId("field-channel");
        channel.setEditable(true);
        channel.setAccessibleText(Texts.of("fields.channel"));
        channel.setTooltip(Controls.tooltip(Texts.of("fields.channel")));
        channels.valueProperty().subscribe(number -> {
            if (!following && number != null) {
                choice.unitProperty().set(number - 1);
            }
        });
        StackPane gap = new StackPane();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label named = Controls.label(Texts.of("fields.channel.short"), "text-muted");
        named.setMinWidth(USE_PREF_SIZE);
        HBox head =
                new HBox(blocks, named, channel, place, gap, digits, new Explanation("fields-about", "fields.about"));
        head.getStyleClass().addAll("maps-head", "field-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return model.activeProperty();
    }

    private void followIfSeen() {
        if (activeProperty().get()) {
            follow();
        }
    }

    private void follow() {
        Optional<FieldState> state = model.stateProperty().get();
        content.setVisible(state.isPresent());
        empty.setVisible(state.isEmpty());
        state.ifPresent(this::show);
    }

    private void show(FieldState state) {
        following = true;
        blocks.offer(model.blocksProperty().get(), state.graph(), model.usual());
        blocks.unit(state.shape().channels());
        channels.setMax(state.shape().channels());
        channels.setValue(state.unit().channel() + 1);
        following = false;
        place.setText(
                state.shape().isVector()
                        ? Texts.of("fields.place.vector", state.shape().channels())
                        : Texts.of(
                                "fields.place",
                                state.shape().channels(),
                                state.unit().row() + 1,
                                state.shape().height(),
                                state.unit().column() + 1,
                                state.shape().width()));
        if (data.getValue() != null) {
            digits.offer(data.getValue().test().size());
        }
        picker.show(state);
        picker.picture().setAccessibleText(place.getText());
        Shape image = state.image();
        theory.show(digit(state), image.width());
        state.nested().forEach(region -> theory.frame(region, "nested"));
        state.box().ifPresent(box -> theory.frame(box, "theory"));
        heat(untrained, state, state.untrained());
        heat(trained, state, state.trained());
        boolean undrawn =
                data.getValue() != null && choice.pixels(data.getValue()).isEmpty();
        words.setText((undrawn ? Texts.of("fields.undrawn") + " " : "") + FieldWords.of(state));
        setAccessibleText(words.getText());
    }

    /// The chosen image, darker where the unit does not see it.
    private int[] digit(FieldState state) {
        Shape image = state.image();
        int[] colours = new int[image.height() * image.width()];
        Optional<float[]> pixels = Optional.ofNullable(data.getValue()).flatMap(choice::pixels);
        for (int row = 0; row < image.height(); row++) {
            for (int column = 0; column < image.width(); column++) {
                int grey = pixels.isEmpty() ? 0 : pixel(pixels.get(), image, row, column);
                boolean seen = state.field().sees(state.input(), row, column);
                int shown = seen ? grey : grey * DIMMED / 255;
                int ground = seen ? 0x30 : 0;
                int blue = Math.min(255, shown + (seen ? 0x60 : 0));
                colours[row * image.width() + column] = 0xff000000
                        | Math.min(255, shown + ground / 2) << 16
                        | Math.min(255, shown + ground) << 8
                        | blue;
            }
        }
        return colours;
    }

    /// Of the first channel, scaled to the input.
    private int pixel(float[] pixels, Shape image, int row, int column) {
        Shape own = data.getValue().test().shape();
        int y = row * own.height() / image.height();
        int x = column * own.width() / image.width();
        return Pictures.level(pixels[(y * own.width() + x) * own.channels()]);
    }

    private static void heat(FieldPicture picture, FieldState state, Optional<EffectiveField> field) {
        picture.getParent().setVisible(field.isPresent());
        if (field.isEmpty()) {
            return;
        }
        EffectiveField known = field.get();
        float most = 0;
        for (float share : known.share()) {
            most = Math.max(most, share);
        }
        int[] colours = new int[known.share().length];
        for (int i = 0; i < colours.length; i++) {
            double part = most > 0 ? Math.sqrt(known.share()[i] / most) : 0; // the eye sees small shares then
            colours[i] = 0xff000000
                    | (int) (255 * Math.min(1, 1.6 * part)) << 16
                    | (int) (255 * Math.clamp(1.7 * part - 0.6, 0, 1)) << 8
                    | (int) (255 * Math.clamp(3 * part - 2, 0, 1));
        }
        picture.show(colours, known.width());
        state.box().ifPresent(box -> picture.frame(box, "theory"));
        if (!known.isNone()) {
            picture.frame(known.holding(FieldWords.SHARE, state.whole()), "holding");
            picture.frame(known.holding(FieldWords.HALF, state.whole()), "half");
        }
    }
}
