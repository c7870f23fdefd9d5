package dev.netloom.engine.history;

import dev.netloom.engine.metric.ConfusionMatrix;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Misclassified;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The test images that a network takes for another class.
///
/// @param images how many there are in all
public record Mistakes(int images, List<Mistake> all) {
    /// More are damage: no test set that fits into memory has so many images.
    private static final int MOST = 1_000_000;

    /// @param image place in its file, from 0
    /// @param confidence the probability that the network gave to its guess
    public record Mistake(int image, int label, int guess, float confidence) {}

    public Mistakes {
        all = List.copyOf(all);
    }

    static Mistakes of(Evaluation evaluation) {
        return new Mistakes(
                evaluation.total(),
                evaluation.misclassified().stream().map(Mistakes::mistake).toList());
    }

    private static Mistake mistake(Misclassified one) {
        return new Mistake(one.index(), one.label(), one.predicted(), one.confidence());
    }

    /// What was taken for what: whatever is no mistake was recognised.
    ///
    /// @param images of each class that were tested
    /// @return empty where these cannot be the images
    public Optional<ConfusionMatrix> matrix(int[] images) {
        int guessed = all.stream().mapToInt(Mistake::guess).max().orElse(0) + 1;
        int[][] counts = new int[Math.max(images.length, guessed)][Math.max(images.length, guessed)];
        for (int k = 0; k < images.length; k++) {
            counts[k][k] = images[k];
        }
        for (Mistake one : all) {
            if (one.label() >= images.length || --counts[one.label()][one.label()] < 0) {
                return Optional.empty();
            }
            counts[one.label()][one.guess()]++;
        }
        return Arrays.stream(images).sum() == this.images ? Optional.of(ConfusionMatrix.of(counts)) : Optional.empty();
    }

    /// Deflated: images (int), mistakes (int), then of each mistake image (int), label and guess (a byte each) and
    /// confidence (float), big-endian.
    byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(images);
            out.writeInt(all.size());
            for (Mistake one : all) {
                out.writeInt(one.image());
                out.writeByte(one.label());
                out.writeByte(one.guess());
                out.writeFloat(one.confidence());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// @throws IOException where the bytes are not those of mistakes
    static Mistakes unpack(byte[] packed) throws IOException {
        if (packed == null) {
            throw new IOException("no bytes");
        }
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            int images = in.readInt();
            int size = in.readInt();
            if (size < 0 || size > images || size > MOST) {
                throw new IOException(size + " mistakes in " + images + " images");
            }
            List<Mistake> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Mistake one = new Mistake(in.readInt(), in.readUnsignedByte(), in.readUnsignedByte(), in.readFloat());
                if (one.image() < 0 || one.image() >= images) {
                    throw new IOException("image " + one.image() + " of " + images);
                }
                all.add(one);
            }
            return new Mistakes(images, all);
        }
    }
}
