package dev.netloom.engine.export;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.interop.WeightMapping;
import dev.netloom.engine.store.interop.onnx.ImportedNetwork;
import dev.netloom.engine.store.interop.onnx.OnnxImport;
import dev.netloom.engine.train.Evaluator;
import dev.netloom.engine.train.TrainingFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// How closely what was made of networks, most often a file that is read again, agrees with them.
///
/// @param images on which both were asked
/// @param largestDifference of a probability
public record ExportCheck(int images, double largestDifference) {
    private static final int IMAGES = 100;
    /// Of networks that take so many multiplications for an image.
    private static final int FEW_IMAGES = 10;

    private static final long MANY_PRODUCTS = 1_000_000_000;

    /// Reads an ONNX file again.
    ///
    /// @param images test images to ask on; where there are none, or of another shape, random ones
    /// @throws FileProblem where it cannot be read
    /// @throws TrainingFailure where NaN or infinity comes out
    public static ExportCheck ofOnnx(Path file, List<TrainedNetwork> networks, Optional<LabelledImages> images)
            throws FileProblem, TrainingFailure {
        List<TrainedNetwork> read = new ArrayList<>();
        for (ImportedNetwork member : OnnxImport.members(file)) {
            read.add(
                    new TrainedNetwork(member.project().name(), member.project().graph(), member.weights()));
        }
        return of(networks, read, images);
    }

    /// Reads a file of weights again.
    ///
    /// @throws FileProblem where it cannot be read
    /// @throws TrainingFailure where NaN or infinity comes out
    public static ExportCheck ofWeights(Path file, TrainedNetwork network, Optional<LabelledImages> images)
            throws FileProblem, TrainingFailure {
        Weights weights = WeightMapping.complete(file, network.graph()).weights();
        TrainedNetwork read = new TrainedNetwork(network.name(), network.graph(), weights);
        return of(List.of(network), List.of(read), images);
    }

    /// How closely a network agrees with the one that it was made of.
    ///
    /// @throws TrainingFailure where NaN or infinity comes out
    public static ExportCheck of(TrainedNetwork before, TrainedNetwork after, Optional<LabelledImages> images)
            throws TrainingFailure {
        return of(List.of(before), List.of(after), images);
    }

    private static ExportCheck of(
            List<TrainedNetwork> written, List<TrainedNetwork> read, Optional<LabelledImages> images)
            throws TrainingFailure {
        LabelledImages asked = images(written.getFirst(), images);
        float[] expected = probabilities(written, asked);
        float[] found = probabilities(read, asked);
        double largest = expected.length == found.length ? 0 : 1;
        for (int i = 0; i < Math.min(expected.length, found.length); i++) {
            largest = Math.max(largest, Math.abs(expected[i] - found[i]));
        }
        return new ExportCheck(asked.size(), largest);
    }

    private static LabelledImages images(TrainedNetwork network, Optional<LabelledImages> given) {
        Shape shape = network.graph().inputShape().orElseThrow();
        boolean isCostly = Summary.of(network.graph()).multiplyAdds() > MANY_PRODUCTS;
        int count = isCostly ? FEW_IMAGES : IMAGES;
        Optional<LabelledImages> fitting =
                given.filter(images -> images.shape().equals(shape)).map(images -> images.first(count));
        byte[] pixels = new byte[Math.multiplyExact(count, shape.size())];
        new Random(1).nextBytes(pixels);
        LabelledImages chosen = fitting.orElseGet(() -> new LabelledImages(shape, pixels, new byte[count]));
        return unlabelled(chosen).normalized(network.input().normalization());
    }

    /// The network may know fewer classes.
    private static LabelledImages unlabelled(LabelledImages images) {
        int size = images.shape().size();
        byte[] pixels = new byte[images.size() * size];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = (byte) images.pixel(at / size, at % size);
        }
        return new LabelledImages(images.shape(), pixels, new byte[images.size()]);
    }

    /// The means of all networks, image after image.
    private static float[] probabilities(List<TrainedNetwork> networks, LabelledImages images) throws TrainingFailure {
        float[] means = new float[0];
        for (TrainedNetwork network : networks) {
            Predictions said = Evaluator.evaluate(network.graph(), network.weights(), images)
                    .predictions();
            means = means.length == 0 ? new float[images.size() * said.classes()] : means;
            for (int at = 0; at < means.length; at++) {
                means[at] += said.probabilities(at / said.classes())[at % said.classes()] / networks.size();
            }
        }
        return means;
    }
}
