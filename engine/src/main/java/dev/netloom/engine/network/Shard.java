package dev.netloom.engine.network;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.kernel.BatchPart;
import dev.netloom.engine.kernel.FoldedNorm;
import dev.netloom.engine.kernel.Kernel;
import dev.netloom.engine.kernel.Kernels;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.PreparedWeights;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;
import dev.netloom.engine.layer.Layer;
import dev.netloom.engine.layer.LayerFactory;
import dev.netloom.engine.layer.LayerSite;
import dev.netloom.engine.layer.ParameterTensors;
import dev.netloom.engine.layer.Pass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The layers of a network at work on one part of a batch, on one thread.
final class Shard {
    private final NativeScope scope;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Kernel> backward = new ArrayList<>();
    private final Tensor gradients;
    private final Tensor image;
    private final int firstImage;
    private Pass pass;

    /// @param scope its memory, for whoever makes the shard to close, also where making it fails
    /// @param wiring the wires of the part
    /// @param part which it is
    /// @param gradients where this shard's parameter gradients go; null where there are none
    Shard(
            NativeScope scope,
            Network network,
            List<Stage> stages,
            ActivationBuffers wiring,
            PreparedWeights prepared,
            PlanOptions options,
            BatchPart part,
            Tensor gradients) {
        this.scope = scope;
        this.gradients = gradients;
        Kernels kernels = new Kernels(scope, options.choices());
        Map<String, Map<String, ParameterTensors>> parameters = parameters(network, options);
        for (Stage stage : stages) {
            ActivationBuffer output = wiring.wire(stage.output());
            Layer layer = timed(
                    options,
                    stage.node(),
                    LayerFactory.of(
                            stage.block(),
                            new LayerSite(
                                    scope,
                                    kernels,
                                    prepared,
                                    options.mode(stage.node()),
                                    stage.inputs().stream()
                                            .map(input -> wiring.wire(input).value())
                                            .toList(),
                                    output.value(),
                                    wiring.contributions(stage),
                                    output.gradient(),
                                    parameters.getOrDefault(stage.node(), Map.of()),
                                    part,
                                    stage.number(),
                                    stage.norm()
                                            .map(norm -> folded(norm, parameters.get(norm.node())))
                                            .orElse(null),
                                    stage.relu())));
            layers.add(layer);
            if (output.gradient() != null) {
                backward.add(() -> layer.backward(pass));
                sumAtFork(kernels, output);
            }
        }
        ActivationBuffer input = wiring.wire(wiring.image());
        if (input.isFork()) {
            backward.addFirst(kernels.sum(input.contributions(), input.gradient()));
        }
        this.image = input.value();
        this.firstImage = part.firstImage();
    }

    private static FoldedNorm folded(Stage norm, Map<String, ParameterTensors> parameters) {
        return new FoldedNorm(
                parameters.get("weight").values(),
                parameters.get("bias").values(),
                parameters.get("running_mean").values(),
                parameters.get("running_var").values(),
                ((BatchNorm) norm.block()).epsilon());
    }

    private static Layer timed(PlanOptions options, String node, Layer layer) {
        return options.profile()
                .<Layer>map(profile -> new TimedLayer(layer, profile.forward(node), profile.backward(node)))
                .orElse(layer);
    }

    /// The only place where the gradients of a fork's branches are added. What is added last runs first.
    private void sumAtFork(Kernels kernels, ActivationBuffer wire) {
        if (wire.isFork()) {
            backward.add(kernels.sum(wire.contributions(), wire.gradient()));
        }
    }

    private Map<String, Map<String, ParameterTensors>> parameters(Network network, PlanOptions options) {
        long values = network.values().data().address();
        Map<String, Map<String, ParameterTensors>> byNode = new HashMap<>();
        for (Parameter parameter : network.parameters()) {
            int[] dims =
                    parameter.spec().dims().stream().mapToInt(Integer::intValue).toArray();
            long offset = parameter.offset() * Float.BYTES;
            TensorLayout layout = layout(dims);
            boolean learns = gradients != null
                    && parameter.spec().trained()
                    && !options.frozen().contains(parameter.node());
            Tensor gradient = learns ? Tensor.at(scope, gradients.floats().address() + offset, layout, dims) : null;
            byNode.computeIfAbsent(parameter.node(), node -> new HashMap<>())
                    .put(
                            parameter.spec().name(),
                            new ParameterTensors(Tensor.at(scope, values + offset, layout, dims), gradient));
        }
        return byNode;
    }

    private static TensorLayout layout(int[] dims) {
        return switch (dims.length) {
            case 1 -> TensorLayout.VECTOR;
            case 2 -> TensorLayout.MATRIX;
            default -> TensorLayout.NCHW;
        };
    }

    /// @param images of the whole batch
    void forward(float[] images, Pass pass) {
        this.pass = pass;
        int values = Math.toIntExact(image.size());
        image.set(images, firstImage * (values / image.dim(0)), values);
        for (Layer layer : layers) {
            layer.forward(pass);
        }
    }

    void backward() {
        for (int i = backward.size() - 1; i >= 0; i--) {
            backward.get(i).run();
        }
    }

    Tensor gradients() {
        return gradients;
    }
}
