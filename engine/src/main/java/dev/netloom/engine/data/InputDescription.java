package dev.netloom.engine.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.FileProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What images a network was trained on: whoever shows it another picture makes it such an image first. It is kept
/// with
/// the network's weights.
///
/// @param classes names of the classes, by their numbers
public record InputDescription(Shape shape, Fit fit, ChannelNormalization normalization, List<String> classes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public InputDescription {
        classes = List.copyOf(classes);
        if (!normalization.isNone() && normalization.mean().size() != shape.channels()) {
            throw new IllegalArgumentException("the normalisation is not of " + shape.channels() + " channels");
        }
    }

    /// Of what learns from `data`.
    public static InputDescription of(Dataset data) {
        Fit fit = data.origin() == null ? Fit.FIT : data.origin().settings().fit();
        return new InputDescription(data.train().shape(), fit, data.train().normalization(), data.classes());
    }

    /// Of a network that nothing is known of but its input.
    public static InputDescription of(Shape shape) {
        return new InputDescription(shape, Fit.FIT, ChannelNormalization.NONE, List.of());
    }

    /// Of a network that learned ImageNet, as torchvision's did: the middle of a picture, each channel brought to the
    /// mean and deviation of ImageNet's.
    ///
    /// @param classes the names of its 1,000 classes, in their order
    public static InputDescription ofImageNet(Shape shape, List<String> classes) {
        ChannelNormalization usual =
                new ChannelNormalization(List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f));
        return new InputDescription(shape, Fit.CROP, usual, classes);
    }

    /// The form in which it lies in files.
    private record Stored(
            int channels,
            int height,
            int width,
            Fit fit,
            List<Float> mean,
            List<Float> deviation,
            List<String> classes) {}

    public String toText() {
        try {
            return JSON.writeValueAsString(new Stored(
                    shape.channels(),
                    shape.height(),
                    shape.width(),
                    fit,
                    normalization.mean(),
                    normalization.deviation(),
                    classes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What [#toText] gave; empty where `text` is something else.
    public static Optional<InputDescription> parse(String text) {
        try {
            Stored stored = JSON.readValue(text, Stored.class);
            return Optional.of(new InputDescription(
                    new Shape(stored.channels, stored.height, stored.width),
                    stored.fit,
                    new ChannelNormalization(stored.mean, stored.deviation),
                    stored.classes));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /// The name of a class, or its number.
    public String className(int label) {
        return label < classes.size() ? classes.get(label) : Integer.toString(label);
    }

    /// A picture as the network sees it: row, column, channel order, 0 to 1 and then normalised.
    ///
    /// @throws FileProblem where it cannot be read
    public float[] read(Path picture) throws FileProblem {
        try {
            LabelledImages one = new LabelledImages(
                    shape,
                    new PixelArray(shape.size(), new PictureFitter(shape, fit).read(picture)),
                    new byte[1],
                    List.of(),
                    normalization);
            float[] image = new float[shape.size()];
            one.copyTo(0, image, 0);
            return image;
        } catch (PictureFile.Unreadable e) {
            throw PicturePreview.unread(picture, e);
        }
    }
}
