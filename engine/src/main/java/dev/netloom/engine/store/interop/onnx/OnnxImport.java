package dev.netloom.engine.store.interop.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netloom.engine.block.InvalidSetting;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataLocation;
import onnx.Onnx.TensorProto.DataType;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.CodedInputStream;

/// Reads networks with their weights from ONNX files, where there is a block for every operator. What has none is named
/// with its place.
///
/// No more memory is taken than three times the size of the file.
public final class OnnxImport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_OPERATORS = 5000;
    private static final int OLDEST_OPERATORS = 7;
    private static final Set<String> PREPARING = Set.of("Cast", "Div", "Mul", "Sub");
    private static final double TOLERANCE = 1e-5;

    private final Path file;
    private final GraphProto graph;
    private final int operators;
    private final String description;

    private OnnxImport(Path file, ModelProto model) {
        this.file = file;
        this.graph = model.getGraph();
        this.operators = (int) model.getOpsetImportList().stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .mapToLong(set -> Math.clamp(set.getVersion(), 0, 1000))
                .max()
                .orElse(0);
        this.description = model.getMetadataPropsList().stream()
                .filter(entry -> entry.getKey().equals("netloom.input"))
                .map(StringStringEntryProto::getValue)
                .findFirst()
                .orElse("");
    }

    /// The network of a file.
    ///
    /// @throws FileProblem where it is missing, damaged, too large, or holds an operator without a block
    public static ImportedNetwork read(Path file) throws FileProblem {
        List<ImportedNetwork> members = members(file);
        if (members.size() > 1) {
            throw new FileProblem(
                    "onnx-ensemble", file + " holds an ensemble of " + members.size(), file, members.size());
        }
        return members.getFirst();
    }

    /// The networks of a file, whose probabilities are averaged where there are several.
    ///
    /// @throws FileProblem as above
    public static List<ImportedNetwork> members(Path file) throws FileProblem {
        try {
            return parse(file).members();
        } catch (NoBlock e) {
            throw e.isDamaged()
                    ? damaged(file, e.getMessage())
                    : new FileProblem("onnx-operator", file + ": no block for " + e.getMessage(), file, e.getMessage());
        } catch (InvalidSetting e) {
            String why = e.getMessage();
            throw new FileProblem("onnx-operator", file + ": no block for " + why, file, why);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw damaged(file, "its sizes are impossible");
        } catch (
                StackOverflowError e) { // this protobuf follows groups in groups, which ONNX has none of, without limit
            throw damaged(file, "it is no ONNX file");
        } catch (NoSuchFileException e) {
            throw new FileProblem("missing", "there is no file " + file, file);
        } catch (IOException e) {
            throw damaged(file, "it is no ONNX file, or breaks off");
        }
    }

    private static FileProblem damaged(Path file, String why) {
        return new FileProblem("damaged", file + " cannot be used: " + why, file, why);
    }

    private static OnnxImport parse(Path file) throws FileProblem, IOException {
        OnnxSize.require(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            CodedInputStream coded = CodedInputStream.newInstance(in);
            coded.setSizeLimit(Integer.MAX_VALUE);
            return new OnnxImport(file, ModelProto.parseFrom(coded));
        }
    }

    private List<ImportedNetwork> members() throws NoBlock, FileProblem {
        requireReadable();
        OnnxModel whole = new OnnxModel(graph, graph.getOutput(0).getName());
        Optional<NodeProto> mean =
                whole.maker(whole.output()).filter(node -> node.getOpType().equals("Mean"));
        List<String> outputs =
                mean.isPresent() ? mean.get().getInputList().stream().distinct().toList() : List.of(whole.output());
        List<ImportedNetwork> members = new ArrayList<>();
        for (String output : outputs) {
            members.add(member(new OnnxModel(graph, output)));
        }
        return members;
    }

    private void requireReadable() throws NoBlock, FileProblem {
        if (graph.getNodeCount() == 0 || graph.getOutputCount() == 0) {
            throw NoBlock.damaged("it is no ONNX file, or holds no network");
        }
        if (graph.getNodeCount() > MOST_OPERATORS) {
            throw new FileProblem("onnx-large", file + " is too large to be read as ONNX", file);
        }
        if (operators < OLDEST_OPERATORS) {
            throw new FileProblem("onnx-old", file + " uses operators of version " + operators, file, operators);
        }
        boolean isSplit = graph.getInitializerList().stream()
                .anyMatch(tensor ->
                        tensor.getDataLocation() == DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0);
        if (isSplit) {
            throw new FileProblem("onnx-external", file + " keeps its weights in other files", file);
        }
    }

    private ImportedNetwork member(OnnxModel model) throws NoBlock {
        ValueInfoProto input = input();
        List<NodeProto> preparing = new ArrayList<>();
        String begin = input.getName();
        Shape image = shape(input);
        if (input.getType().getTensorType().getElemType() == DataType.UINT8.getNumber()) {
            begin = unprepared(model, begin, image, preparing);
        }
        OnnxReader reader = new OnnxReader(model, operators, begin, image, preparing);
        Weights weights = reader.read(description);
        Graph read = reader.graph();
        GraphCheck check = GraphCheck.of(read);
        if (!check.ok()) {
            throw NoBlock.damaged("its operators make no whole network");
        }
        return new ImportedNetwork(new Project(name(), read, Map.of()), weights);
    }

    private String name() {
        String own = graph.getName().strip();
        String fileName = file.getFileName().toString().replaceFirst("(?i)\\.onnx$", "");
        boolean isGiven = !own.isEmpty() && own.length() <= 100 && own.chars().noneMatch(Character::isISOControl);
        return isGiven ? own : fileName;
    }

    /// The one input that is no constant: older files list constants, too.
    private ValueInfoProto input() throws NoBlock {
        Set<String> constants =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !constants.contains(input.getName()))
                .toList();
        if (inputs.size() != 1) {
            throw NoBlock.damaged("it takes " + inputs.size() + " inputs, and a network takes one");
        }
        return inputs.getFirst();
    }

    private static Shape shape(ValueInfoProto input) throws NoBlock {
        TypeProto.Tensor type = input.getType().getTensorType();
        List<TensorShapeProto.Dimension> dims = type.getShape().getDimList();
        boolean isFixed = dims.stream().skip(1).allMatch(dim -> dim.getDimValue() > 0);
        if (dims.size() != 4 || !isFixed) {
            throw NoBlock.damaged(
                    "its input " + input.getName() + " is not of images x channels x rows x columns with a fixed size");
        }
        return new Shape(side(dims.get(1)), side(dims.get(2)), side(dims.get(3)));
    }

    private static int side(TensorShapeProto.Dimension dim) {
        return Math.toIntExact(dim.getDimValue());
    }

    /// Passes over the operators that make an image of pixels, as long as the file says in words what they do.
    ///
    /// @return the name of the image
    private String unprepared(OnnxModel model, String pixels, Shape image, List<NodeProto> preparing) throws NoBlock {
        double[] scale = new double[image.channels()];
        double[] shift = new double[image.channels()];
        Arrays.fill(scale, 1);
        String value = pixels;
        Optional<NodeProto> next = model.only(value);
        while (next.isPresent() && PREPARING.contains(next.get().getOpType())) {
            NodeProto node = next.get();
            if (!node.getOpType().equals("Cast")) {
                apply(node, OnnxTensors.floats(model.constant(node, 1)), scale, shift);
            }
            preparing.add(node);
            value = node.getOutput(0);
            next = model.only(value);
        }
        requireDescribed(scale, shift);
        return value;
    }

    private static void apply(NodeProto node, float[] values, double[] scale, double[] shift) throws NoBlock {
        if (values.length != 1 && values.length != scale.length) {
            throw NoBlock.at(node, "it does not work on channels");
        }
        for (int channel = 0; channel < scale.length; channel++) {
            double value = values[values.length == 1 ? 0 : channel];
            switch (node.getOpType()) {
                case "Sub" -> shift[channel] -= value;
                case "Mul" -> {
                    scale[channel] *= value;
                    shift[channel] *= value;
                }
                default -> {
                    scale[channel] /= value;
                    shift[channel] /= value;
                }
            }
        }
    }

    private void requireDescribed(double[] scale, double[] shift) throws NoBlock {
        try {
            JsonNode said = JSON.readTree(description);
            for (int channel = 0; channel < scale.length; channel++) {
                double deviation = said.path("deviation").path(channel).asDouble(1);
                double mean = said.path("mean").path(channel).asDouble(0);
                if (!near(scale[channel], 1 / 255.0 / deviation) || !near(shift[channel], -mean / deviation)) {
                    throw NoBlock.damaged("what it does to pixels is not what it says");
                }
            }
        } catch (JsonProcessingException e) {
            throw NoBlock.damaged("it does not say what it does to pixels");
        }
    }

    private static boolean near(double value, double expected) {
        return Math.abs(value - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
    }
}
