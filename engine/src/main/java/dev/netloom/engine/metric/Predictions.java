package dev.netloom.engine.metric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// What a network makes of every image of a set, in file order: its guess, its rank of the truth,
/// how sure it was, its loss, and the probabilities of every class. Never changes.
///
/// Ten bytes an image, and four for every probability: 500 kB for 10,000 digits, of which
/// [#compact] keeps at most 180 kB.
public final class Predictions {
    public static final Predictions NONE = new Recorder(0, 0).done();

    /// So many mistakes keep their probabilities in [#compact].
    public static final int MISTAKES_KEPT = 1_000;

    private static final int FORGOTTEN = -1;

    private final int classes;
    private final byte[] labels;
    private final byte[] guesses;
    private final byte[] ranks;
    private final float[] confidences;
    private final float[] losses;
    private final float[] probabilities;
    private final int[] places; // row of an image in `probabilities`; null where every image has its own

    private Predictions(Predictions from, float[] probabilities, int[] places) {
        this.classes = from.classes;
        this.labels = from.labels;
        this.guesses = from.guesses;
        this.ranks = from.ranks;
        this.confidences = from.confidences;
        this.losses = from.losses;
        this.probabilities = probabilities;
        this.places = places;
    }

    private Predictions(Recorder recorder) {
        this.classes = recorder.classes;
        this.labels = recorder.labels;
        this.guesses = recorder.guesses;
        this.ranks = recorder.ranks;
        this.confidences = recorder.confidences;
        this.losses = recorder.losses;
        this.probabilities = recorder.all;
        this.places = null;
    }

    /// Takes down one image after another, each once.
    public static final class Recorder {
        private final int classes;
        private final byte[] labels;
        private final byte[] guesses;
        private final byte[] ranks;
        private final float[] confidences;
        private final float[] losses;
        private final float[] all;
        private int next;

        public Recorder(int images, int classes) {
            this.classes = classes;
            labels = new byte[images];
            guesses = new byte[images];
            ranks = new byte[images];
            confidences = new float[images];
            losses = new float[images];
            all = new float[Math.multiplyExact(images, classes)];
        }

        /// @param loss cross entropy, in nats
        /// @param probabilities of every class; copied
        public void add(int label, double[] probabilities, double loss) {
            int guess = 0;
            int rank = 0;
            for (int k = 0; k < classes; k++) {
                guess = probabilities[k] > probabilities[guess] ? k : guess;
                all[next * classes + k] = (float) probabilities[k];
                rank += comesBefore(probabilities, k, label) ? 1 : 0;
            }
            labels[next] = (byte) label;
            guesses[next] = (byte) guess;
            ranks[next] = (byte) rank;
            confidences[next] = (float) probabilities[guess];
            losses[next++] = (float) loss;
        }

        /// Of equals, the first class comes first, as it does in the guess.
        private static boolean comesBefore(double[] probabilities, int k, int label) {
            return probabilities[k] > probabilities[label] || probabilities[k] == probabilities[label] && k < label;
        }

        public Predictions done() {
            return new Predictions(this);
        }
    }

    /// All of them, as [#read] takes them in again, to the bit.
    ///
    /// @throws IllegalStateException of those that are [#compact]
    public void write(DataOutput out) throws IOException {
        if (places != null) {
            throw new IllegalStateException("some probabilities are forgotten");
        }
        out.writeInt(size());
        out.writeInt(classes);
        out.write(labels);
        out.write(guesses);
        out.write(ranks);
        for (float[] values : new float[][] {confidences, losses, probabilities}) {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
            bytes.asFloatBuffer().put(values);
            out.write(bytes.array());
        }
    }

    public static Predictions read(DataInput in) throws IOException {
        Recorder recorder = new Recorder(in.readInt(), in.readInt());
        in.readFully(recorder.labels);
        in.readFully(recorder.guesses);
        in.readFully(recorder.ranks);
        for (float[] values : new float[][] {recorder.confidences, recorder.losses, recorder.all}) {
            byte[] bytes = new byte[values.length * Float.BYTES];
            in.readFully(bytes);
            ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        }
        return recorder.done();
    }

    public int size() {
        return labels.length;
    }

    public int classes() {
        return classes;
    }

    public int label(int image) {
        return labels[image] & 0xff;
    }

    /// The class of the largest probability, the first of several.
    public int guess(int image) {
        return guesses[image] & 0xff;
    }

    public boolean isRight(int image) {
        return guesses[image] == labels[image];
    }

    /// The probability of the guess.
    public float confidence(int image) {
        return confidences[image];
    }

    /// Cross entropy, in nats.
    public float loss(int image) {
        return losses[image];
    }

    /// How many classes the network found likelier than the true one.
    public int rank(int image) {
        return ranks[image] & 0xff;
    }

    /// The probabilities of every class; empty where they were not kept.
    public float[] probabilities(int image) {
        int place = places == null ? image : places[image];
        return place == FORGOTTEN
                ? new float[0]
                : Arrays.copyOfRange(probabilities, place * classes, (place + 1) * classes);
    }

    /// Images whose true class is among the `k` likeliest.
    public int within(int k) {
        int count = 0;
        for (int image = 0; image < size(); image++) {
            count += rank(image) < k ? 1 : 0;
        }
        return count;
    }

    /// Recognised images among those that `counted` picks.
    public int right(IntPredicate counted) {
        return (int) IntStream.range(0, size())
                .filter(image -> isRight(image) && counted.test(image))
                .count();
    }

    /// The same, with the probabilities of the first [#MISTAKES_KEPT] mistakes only: what a history
    /// can afford.
    public Predictions compact() {
        int[] rows = new int[size()];
        float[] kept = new float[Math.min(size() - within(1), MISTAKES_KEPT) * classes];
        int next = 0;
        for (int image = 0; image < size(); image++) {
            rows[image] = FORGOTTEN;
            float[] own = isRight(image) || next == MISTAKES_KEPT ? new float[0] : probabilities(image);
            if (own.length > 0) {
                System.arraycopy(own, 0, kept, next * classes, classes);
                rows[image] = next++;
            }
        }
        return new Predictions(this, kept, rows);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Predictions those
                && classes == those.classes
                && Arrays.equals(labels, those.labels)
                && Arrays.equals(guesses, those.guesses)
                && Arrays.equals(losses, those.losses)
                && Arrays.equals(probabilities, those.probabilities);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(guesses) + Arrays.hashCode(losses);
    }
}
