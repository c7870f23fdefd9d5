package dev.netloom.app.cluster;

import dev.netloom.engine.history.TrainingConfigJson;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Misclassified;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.Progress;
import dev.netloom.engine.train.ResumeState;
import dev.netloom.engine.train.TrainingCheckpoint;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingEvent;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How what a run tells goes through a socket: big endian, each event with the number of its kind before it, to the
/// bit. Both sides are the same Netloom.
final class RunWire {
    private static final int PIECE = 1 << 14;

    /// More than any weights, states or predictions have.
    private static final int LONGEST = 200_000_000;

    /// What comes from a run.
    enum Kind {
        STARTED,
        STEP,
        EPOCH,
        FROZEN,
        PAUSED,
        RESUMED,
        WEIGHTS,
        CHECKPOINT,
        FINISHED,
        FAILED
    }

    private RunWire() {}

    static Kind kind(DataInputStream in) throws IOException {
        int number = in.readUnsignedByte();
        if (number >= Kind.values().length) {
            throw new IOException("no event has the number " + number);
        }
        return Kind.values()[number];
    }

    /// What a cluster's run never tells is passed over.
    static void write(DataOutputStream out, TrainingEvent event) throws IOException {
        switch (event) {
            case TrainingEvent.Started started -> {
                out.writeByte(Kind.STARTED.ordinal());
                write(out, TrainingConfigJson.text(started.plan()));
                out.writeInt(started.stepsPerEpoch());
                out.writeInt(started.threads());
            }
            case TrainingEvent.StepDone step -> {
                out.writeByte(Kind.STEP.ordinal());
                out.writeLong(step.step());
                out.writeInt(step.epoch());
                out.writeDouble(step.loss());
                out.writeDouble(step.learningRate());
                out.writeDouble(step.imagesPerSecond());
                out.writeLong(step.progress().imagesSeen());
                out.writeLong(step.progress().imagesInAll());
            }
            case TrainingEvent.EpochDone done -> {
                out.writeByte(Kind.EPOCH.ordinal());
                out.writeInt(done.epoch());
                out.writeLong(done.step());
                write(out, done.train());
                write(out, done.test());
                write(out, done.validation());
                out.writeBoolean(done.averaged().isPresent());
                if (done.averaged().isPresent()) {
                    write(out, done.averaged().get().test());
                    write(out, done.averaged().get().validation());
                }
                out.writeDouble(done.imagesPerSecond());
                out.writeDouble(done.seconds());
            }
            case TrainingEvent.Frozen frozen -> {
                out.writeByte(Kind.FROZEN.ordinal());
                out.writeLong(frozen.step());
                out.writeInt(frozen.blocks().size());
                for (String block : frozen.blocks()) {
                    write(out, block);
                }
                out.writeInt(frozen.features());
                out.writeLong(frozen.bytes());
            }
            case TrainingEvent.Paused paused -> {
                out.writeByte(Kind.PAUSED.ordinal());
                out.writeLong(paused.step());
            }
            case TrainingEvent.Resumed resumed -> {
                out.writeByte(Kind.RESUMED.ordinal());
                out.writeLong(resumed.step());
            }
            case TrainingEvent.WeightsTaken taken -> {
                out.writeByte(Kind.WEIGHTS.ordinal());
                out.writeLong(taken.step());
                write(out, taken.weights());
            }
            case TrainingEvent.Finished finished -> {
                out.writeByte(Kind.FINISHED.ordinal());
                out.writeLong(finished.step());
                write(out, finished.test());
                write(out, finished.weights());
                out.writeBoolean(finished.stopped());
                out.writeBoolean(finished.best().isPresent());
                if (finished.best().isPresent()) {
                    TrainingEvent.BestEpochKept best = finished.best().get();
                    out.writeInt(best.epoch());
                    out.writeLong(best.step());
                    out.writeInt(best.lastEpoch());
                    out.writeBoolean(best.early());
                }
                out.writeDouble(finished.seconds());
            }
            case TrainingEvent.SettingsChanged _, TrainingEvent.BatchSizeRefused _, TrainingEvent.StepExamined _ -> {}
        }
    }

    /// The rest of an event of this kind.
    static TrainingEvent event(Kind kind, DataInputStream in) throws IOException {
        return switch (kind) {
            case STARTED -> new TrainingEvent.Started(config(in), in.readInt(), in.readInt());
            case STEP ->
                new TrainingEvent.StepDone(
                        in.readLong(),
                        in.readInt(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        new Progress(in.readLong(), in.readLong()));
            case EPOCH ->
                new TrainingEvent.EpochDone(
                        in.readInt(),
                        in.readLong(),
                        evaluation(in),
                        evaluation(in),
                        perhapsEvaluation(in),
                        in.readBoolean()
                                ? Optional.of(
                                        new TrainingEvent.EpochDone.Averaged(evaluation(in), perhapsEvaluation(in)))
                                : Optional.empty(),
                        in.readDouble(),
                        in.readDouble());
            case FROZEN -> new TrainingEvent.Frozen(in.readLong(), names(in), in.readInt(), in.readLong());
            case PAUSED -> new TrainingEvent.Paused(in.readLong());
            case RESUMED -> new TrainingEvent.Resumed(in.readLong());
            case WEIGHTS -> new TrainingEvent.WeightsTaken(in.readLong(), weights(in));
            case FINISHED ->
                new TrainingEvent.Finished(
                        in.readLong(), perhapsEvaluation(in), weights(in), in.readBoolean(), best(in), in.readDouble());
            case CHECKPOINT, FAILED -> throw new IOException(kind + " is no event");
        };
    }

    private static Optional<TrainingEvent.BestEpochKept> best(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? Optional.of(
                        new TrainingEvent.BestEpochKept(in.readInt(), in.readLong(), in.readInt(), in.readBoolean()))
                : Optional.empty();
    }

    private static TrainingConfig config(DataInputStream in) throws IOException {
        return TrainingConfigJson.read(text(in)).orElseThrow(() -> new IOException("no settings"));
    }

    private static Set<String> names(DataInputStream in) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        int count = count(in);
        for (int i = 0; i < count; i++) {
            names.add(text(in));
        }
        return names;
    }

    static void write(DataOutputStream out, TrainingCheckpoint checkpoint) throws IOException {
        out.writeByte(Kind.CHECKPOINT.ordinal());
        out.writeLong(checkpoint.step());
        write(out, checkpoint.weights());
        write(out, checkpoint.state());
    }

    static TrainingCheckpoint checkpoint(DataInputStream in) throws IOException {
        return new TrainingCheckpoint(in.readLong(), weights(in), state(in));
    }

    static void write(DataOutputStream out, ResumeState state) throws IOException {
        out.writeInt(state.numbers().size());
        for (Map.Entry<String, Double> number : state.numbers().entrySet()) {
            write(out, number.getKey());
            out.writeDouble(number.getValue());
        }
        out.writeInt(state.vectors().size());
        for (Map.Entry<String, float[]> vector : state.vectors().entrySet()) {
            write(out, vector.getKey());
            write(out, vector.getValue());
        }
    }

    static ResumeState state(DataInputStream in) throws IOException {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int left = count(in); left > 0; left--) {
            numbers.put(text(in), in.readDouble());
        }
        Map<String, float[]> vectors = new LinkedHashMap<>();
        for (int left = count(in); left > 0; left--) {
            vectors.put(text(in), values(in));
        }
        return new ResumeState(numbers, vectors);
    }

    static void write(DataOutputStream out, Weights weights) throws IOException {
        out.writeInt(weights.arrays().size());
        for (Map.Entry<String, Weights.Values> array : weights.arrays().entrySet()) {
            write(out, array.getKey());
            List<Integer> dims = array.getValue().dims();
            out.writeInt(dims.size());
            for (int dim : dims) {
                out.writeInt(dim);
            }
            write(out, array.getValue().values());
        }
        write(out, weights.input());
    }

    static Weights weights(DataInputStream in) throws IOException {
        Map<String, Weights.Values> arrays = new LinkedHashMap<>();
        for (int left = count(in); left > 0; left--) {
            String name = text(in);
            List<Integer> dims = new ArrayList<>();
            for (int more = count(in); more > 0; more--) {
                dims.add(in.readInt());
            }
            arrays.put(name, new Weights.Values(dims, values(in)));
        }
        return new Weights(arrays, text(in));
    }

    private static void write(DataOutputStream out, Optional<Evaluation> evaluation) throws IOException {
        out.writeBoolean(evaluation.isPresent());
        if (evaluation.isPresent()) {
            write(out, evaluation.get());
        }
    }

    private static Optional<Evaluation> perhapsEvaluation(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(evaluation(in)) : Optional.empty();
    }

    private static void write(DataOutputStream out, Evaluation evaluation) throws IOException {
        out.writeInt(evaluation.correct());
        out.writeInt(evaluation.total());
        out.writeDouble(evaluation.loss());
        out.writeInt(evaluation.misclassified().size());
        for (Misclassified image : evaluation.misclassified()) {
            out.writeInt(image.index());
            out.writeInt(image.label());
            out.writeInt(image.predicted());
            out.writeInt(image.probabilities().size());
            for (float probability : image.probabilities()) {
                out.writeFloat(probability);
            }
        }
        evaluation.predictions().write(out);
    }

    private static Evaluation evaluation(DataInputStream in) throws IOException {
        int correct = in.readInt();
        int total = in.readInt();
        double loss = in.readDouble();
        List<Misclassified> images = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            int index = in.readInt();
            int label = in.readInt();
            int predicted = in.readInt();
            List<Float> probabilities = new ArrayList<>();
            for (int more = count(in); more > 0; more--) {
                probabilities.add(in.readFloat());
            }
            images.add(new Misclassified(index, label, predicted, probabilities));
        }
        return new Evaluation(correct, total, loss, images, Predictions.read(in));
    }

    static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(count(in));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Piece by piece: the arrays of large networks fill half of the memory already.
    private static void write(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer bytes = ByteBuffer.allocate(PIECE * Float.BYTES);
        for (int first = 0; first < values.length; first += PIECE) {
            int length = Math.min(PIECE, values.length - first);
            bytes.asFloatBuffer().put(values, first, length);
            out.write(bytes.array(), 0, length * Float.BYTES);
        }
    }

    private static float[] values(DataInputStream in) throws IOException {
        float[] values = new float[count(in)];
        ByteBuffer bytes = ByteBuffer.allocate(PIECE * Float.BYTES);
        for (int first = 0; first < values.length; first += PIECE) {
            int length = Math.min(PIECE, values.length - first);
            in.readFully(bytes.array(), 0, length * Float.BYTES);
            bytes.asFloatBuffer().get(values, first, length);
        }
        return values;
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > LONGEST) {
            throw new IOException(count + " is no length");
        }
        return count;
    }
}
