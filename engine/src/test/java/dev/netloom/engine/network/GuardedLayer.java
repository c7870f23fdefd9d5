package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.ParameterSpec;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.kernel.BatchPart;
import dev.netloom.engine.kernel.BatchParts;
import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.kernel.Kernels;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.kernel.PreparedWeights;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;
import dev.netloom.engine.layer.Layer;
import dev.netloom.engine.layer.LayerFactory;
import dev.netloom.engine.layer.LayerSite;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.ParameterTensors;
import dev.netloom.engine.reference.BlockCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A layer alone, with every input, output, weight, gradient and scratchpad between guard zones of its own.
final class GuardedLayer implements AutoCloseable {
    private final NativeScope scope = NativeScope.guarded();
    private final BlockCase drawn;
    private final Precision precision;
    private final List<Tensor> written = new ArrayList<>();
    private final Layer layer;

    private GuardedLayer(BlockCase drawn, Mode mode, Precision precision, KernelChoices choices) {
        this.drawn = drawn;
        this.precision = precision;
        PreparedWeights prepared = new PreparedWeights(scope);
        this.layer = LayerFactory.of(
                drawn.block(),
                new LayerSite(
                        scope,
                        new Kernels(scope, choices),
                        prepared,
                        mode,
                        drawn.inputs().stream().map(this::given).toList(),
                        written(drawn.output()),
                        drawn.inputs().stream().map(this::written).toList(),
                        given(drawn.output()),
                        parameters(),
                        new BatchPart(new BatchParts(1), 0, 0),
                        1,
                        null,
                        false));
        prepared.refresh(0, 1);
    }

    /// Fails where it writes outside of its memory, or where what lies there gets into its results.
    static void keepsToItsMemory(BlockCase drawn, Mode mode, Precision precision, KernelChoices choices) {
        try (GuardedLayer guarded = new GuardedLayer(drawn, mode, precision, choices)) {
            guarded.layer.forward(Trial.PASS);
            guarded.layer.backward(Trial.PASS);
            assertThat(guarded.scope.isIntact())
                    .as("memory around that of %s", drawn)
                    .isTrue();
            for (Tensor tensor : guarded.written) {
                assertThat(tensor.toArray())
                        .as("%s written by %s", tensor, drawn)
                        .doesNotContain(Float.NaN);
            }
        }
    }

    private Tensor given(Shape shape) {
        return filled(images(shape));
    }

    private Tensor written(Shape shape) {
        Tensor tensor = images(shape);
        written.add(tensor);
        return tensor;
    }

    private Tensor images(Shape shape) {
        return scope.tensor(
                precision, TensorLayout.NHWC, drawn.batch(), shape.channels(), shape.height(), shape.width());
    }

    private static Tensor filled(Tensor tensor) {
        for (long i = 0; i < tensor.size(); i++) {
            tensor.set(i, (1 + i % 7) / 8f);
        }
        return tensor;
    }

    private Map<String, ParameterTensors> parameters() {
        Map<String, ParameterTensors> parameters = new HashMap<>();
        for (ParameterSpec spec : drawn.block().parameters(drawn.inputs())) {
            int[] dims = spec.dims().stream().mapToInt(Integer::intValue).toArray();
            TensorLayout layout =
                    dims.length == 1 ? TensorLayout.VECTOR : dims.length == 2 ? TensorLayout.MATRIX : TensorLayout.NCHW;
            Tensor gradient = spec.trained() ? scope.tensor(layout, dims) : null;
            if (gradient != null) {
                written.add(gradient);
            }
            parameters.put(spec.name(), new ParameterTensors(filled(scope.tensor(layout, dims)), gradient));
        }
        return parameters;
    }

    @Override
    public void close() {
        scope.close();
    }
}
