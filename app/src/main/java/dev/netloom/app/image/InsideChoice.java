package dev.netloom.app.image;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.DigitFrame;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The block, the unit in it and the image that all views into a network look at. A view that cannot show one of them
/// shows another and says so, but leaves the choice as it is.
public final class InsideChoice {
    private final Supplier<Optional<byte[]>> drawing;
    private final StringProperty block = new SimpleStringProperty(this, "block", "");
    private final IntegerProperty unit = new SimpleIntegerProperty(this, "unit");
    private final IntegerProperty image = new SimpleIntegerProperty(this, "image");
    private final BooleanProperty drawn = new SimpleBooleanProperty(this, "drawn");

    /// @param drawing what is on the pad, 28 × 28 pixels of 0 to 255
    public InsideChoice(Supplier<Optional<byte[]>> drawing) {
        this.drawing = drawing;
    }

    /// Id of the block; empty as long as none was chosen, and every view shows its usual one.
    public StringProperty blockProperty() {
        return block;
    }

    /// Channel of the block's output, from 0: a filter, a feature map, a value of a vector.
    public IntegerProperty unitProperty() {
        return unit;
    }

    /// Index of the test image.
    public IntegerProperty imageProperty() {
        return image;
    }

    /// Whether the drawing is looked at instead of the test image.
    public BooleanProperty drawnProperty() {
        return drawn;
    }

    public void chooseImage(int index) {
        drawn.set(false);
        image.set(index);
    }

    /// Calls `changed` whenever another block or unit is chosen.
    public void onUnit(Runnable changed) {
        block.subscribe(changed);
        unit.subscribe(changed);
    }

    /// Calls `changed` whenever another image is chosen.
    public void onImage(Runnable changed) {
        image.subscribe(changed);
        drawn.subscribe(changed);
    }

    /// What a view shows that can show these blocks only: the chosen one, else the last of them before it in the
    /// network, else the usual one.
    public String blockAmong(List<String> blocks, Graph graph, String usual) {
        if (blocks.contains(block.get()) || !graph.contains(block.get())) {
            return blocks.contains(block.get()) ? block.get() : usual;
        }
        List<String> order = graph.inOrder().stream().map(Node::id).toList();
        return order.subList(0, order.indexOf(block.get())).reversed().stream()
                .filter(blocks::contains)
                .findFirst()
                .orElse(usual);
    }

    /// The chosen unit where a block has so many, else the first one.
    public int unitAmong(int units) {
        return unit.get() < units ? unit.get() : 0;
    }

    /// As a network sees the image: [#pixels], normalised as its data set is.
    public Optional<float[]> input(Dataset data) {
        Optional<float[]> input = pixels(data);
        input.ifPresent(values ->
                data.test().normalization().apply(values, 0, data.test().shape()));
        return input;
    }

    /// The image as one looks at it, 0 to 1 in row, column, channel order; empty where the pad is, or where its drawing
    /// does not fit.
    public Optional<float[]> pixels(Dataset data) {
        if (!drawn.get()) {
            return Optional.of(Pictures.pixels(data.test(), place(data)));
        }
        boolean fits = data.test().shape().equals(new Shape(1, DigitFrame.SIDE, DigitFrame.SIDE));
        return fits ? drawing.get().map(InsideChoice::unit) : Optional.empty();
    }

    private static float[] unit(byte[] pixels) {
        float[] unit = new float[pixels.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (pixels[i] & 0xff) * (1 / 255f);
        }
        return unit;
    }

    private int place(Dataset data) {
        return Math.clamp(image.get(), 0, data.test().size() - 1);
    }

    /// What the image is; empty for a drawing: nobody says what it is.
    public OptionalInt label(Dataset data) {
        return drawn.get() ? OptionalInt.empty() : OptionalInt.of(data.test().label(place(data)));
    }
}
