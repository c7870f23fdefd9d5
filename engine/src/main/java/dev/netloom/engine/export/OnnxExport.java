package dev.netloom.engine.export;

import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.ChannelNormalization;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.SafeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto.DataType;

/// Writes trained networks as ONNX (IR 8, operators of version 17), which most programs that run networks read.
///
/// One comes in and one goes out: `image`, images x channels x rows x columns, as the network learned to see them
/// (0 to 1, normalised where its data are), and `probabilities`, images x classes. With the preprocessing in the
/// file, `pixels` of bytes from 0 to 255 come in instead. Several networks become one graph, whose probabilities are
/// the means of theirs.
///
/// Source: *Open Neural Network Exchange Intermediate Representation* and *Operators*, github.com/onnx/onnx.
public final class OnnxExport {
    private static final int IR = 8;
    private static final int OPERATORS = 17;
    /// Bytes that one protobuf message may have.
    private static final long MOST_BYTES = Integer.MAX_VALUE;
    /// Room for names and operators, above the weights.
    private static final long SMALL = 64L << 20;

    private OnnxExport() {}

    /// Whether the file begins with bytes of pixels or with what the network sees.
    public enum Beginning {
        IMAGE,
        PIXELS
    }

    /// @param networks one, or the members of an ensemble; all of one input and as many classes
    /// @throws FileProblem where they do not go together, or are too large for the format
    public static void write(Path file, List<TrainedNetwork> networks, Beginning beginning)
            throws IOException, FileProblem {
        ModelProto model = model(file, networks, beginning);
        SafeFile.write(file, model::writeTo);
    }

    static ModelProto model(Path file, List<TrainedNetwork> networks, Beginning beginning) throws FileProblem {
        requireFit(file, networks, beginning);
        TrainedNetwork first = networks.getFirst();
        OnnxGraph graph = new OnnxGraph();
        List<String> images = images(graph, networks, beginning);
        String probabilities = networks.size() == 1
                ? new OnnxNetwork(graph, "", images.getFirst(), first).write()
                : mean(graph, networks, images);
        graph.output(probabilities, classes(first));
        return ModelProto.newBuilder()
                .setIrVersion(IR)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .setProducerName("Netloom")
                .setProducerVersion("1.0")
                .setGraph(graph.named(
                        networks.stream().map(TrainedNetwork::name).distinct().collect(Collectors.joining(" + "))))
                .addAllMetadataProps(metadata(first.input()))
                .build();
    }

    private static String mean(OnnxGraph graph, List<TrainedNetwork> networks, List<String> images) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            String prefix = "member" + (i + 1) + "/";
            members.add(new OnnxNetwork(graph, prefix, images.get(i), networks.get(i)).write());
        }
        return graph.operator("Mean", OnnxNetwork.PROBABILITIES, members).add();
    }

    /// The value that comes into each network.
    private static List<String> images(OnnxGraph graph, List<TrainedNetwork> networks, Beginning beginning) {
        Shape shape = networks.getFirst().graph().inputShape().orElseThrow();
        int[] dims = {shape.channels(), shape.height(), shape.width()};
        if (beginning == Beginning.IMAGE) {
            String image = graph.input("image", DataType.FLOAT, dims);
            return networks.stream().map(network -> image).toList();
        }
        String pixels = graph.input("pixels", DataType.UINT8, dims);
        String floats = graph.operator("Cast", "pixels/float", pixels)
                .withInt("to", DataType.FLOAT.getNumber())
                .add();
        String scaled = graph.operator("Div", "pixels/scaled", floats, graph.number("pixels.largest", 255))
                .add();
        List<String> images = new ArrayList<>();
        for (TrainedNetwork network : networks) {
            images.add(normalized(graph, scaled, network.input().normalization()));
        }
        return images;
    }

    private static String normalized(OnnxGraph graph, String scaled, ChannelNormalization normalization) {
        if (normalization.isNone()) {
            return scaled;
        }
        List<Integer> dims = List.of(1, normalization.mean().size(), 1, 1);
        String centred = graph.operator(
                        "Sub",
                        "pixels/centred",
                        scaled,
                        graph.constant("pixels.mean", floats(normalization.mean()), dims))
                .add();
        return graph.operator(
                        "Div",
                        "pixels/normalized",
                        centred,
                        graph.constant("pixels.deviation", floats(normalization.deviation()), dims))
                .add();
    }

    private static float[] floats(List<Float> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return floats;
    }

    /// What somebody has to know who makes images of pictures: the program's own description, and the same in words
    /// that other tools show.
    private static List<StringStringEntryProto> metadata(InputDescription input) {
        List<StringStringEntryProto> entries = new ArrayList<>();
        entries.add(entry("netloom.input", input.toText()));
        entries.add(entry("resize", input.fit().name().toLowerCase(Locale.ROOT)));
        entries.add(entry("scale", "1/255"));
        if (!input.normalization().isNone()) {
            entries.add(entry("mean", input.normalization().mean().toString()));
            entries.add(entry("deviation", input.normalization().deviation().toString()));
        }
        if (!input.classes().isEmpty()) {
            entries.add(entry("classes", String.join("\n", input.classes())));
        }
        return entries;
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static void requireFit(Path file, List<TrainedNetwork> networks, Beginning beginning) throws FileProblem {
        TrainedNetwork first = networks.getFirst();
        for (TrainedNetwork network : networks) {
            if (!network.graph().inputShape().equals(first.graph().inputShape())
                    || classes(network) != classes(first)) {
                throw apart(first, network);
            }
            boolean sameSight =
                    network.input().normalization().equals(first.input().normalization());
            if (beginning == Beginning.IMAGE && !sameSight) {
                throw new FileProblem(
                        "export-normalization",
                        first.name() + " and " + network.name() + " normalise images differently",
                        first.name(),
                        network.name());
            }
        }
        long bytes = networks.stream()
                .flatMap(network -> network.weights().arrays().values().stream())
                .map(Weights.Values::values)
                .mapToLong(values -> (long) values.length * Float.BYTES)
                .sum();
        if (bytes > MOST_BYTES - SMALL) {
            throw new FileProblem("export-large", file + " would be too large for one ONNX file", file);
        }
    }

    private static FileProblem apart(TrainedNetwork first, TrainedNetwork other) {
        return new FileProblem(
                "export-members",
                first.name() + " and " + other.name() + " take other images or know other classes",
                first.name(),
                other.name());
    }

    private static int classes(TrainedNetwork network) {
        GraphCheck check = GraphCheck.of(network.graph());
        return network.graph().nodes().stream()
                .filter(node -> node.block() instanceof Output)
                .map(node -> check.shapes().get(node.id()).channels())
                .findFirst()
                .orElseThrow();
    }
}
