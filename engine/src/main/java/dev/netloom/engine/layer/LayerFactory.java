package dev.netloom.engine.layer;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Gelu;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.LeakyRelu;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.block.Silu;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.kernel.Elementwise;

/// Which layer computes which block.
public final class LayerFactory {
    private LayerFactory() {}

    /// @throws IllegalArgumentException for the two ends of a network, which compute nothing in between
    public static Layer of(Block block, LayerSite site) {
        return switch (block) {
            case Conv conv -> new ConvLayer(conv, site);
            case Dense dense -> new DenseLayer(site);
            case Pool pool -> PoolLayer.of(pool, site);
            case GlobalAveragePool pool -> PoolLayer.global(false, site);
            case GlobalMaxPool pool -> PoolLayer.global(true, site);
            case Relu relu -> new ActivationLayer(Elementwise.relu(0), site);
            case LeakyRelu relu -> new ActivationLayer(Elementwise.relu(relu.slope()), site);
            case Sigmoid sigmoid -> new ActivationLayer(Elementwise.sigmoid(), site);
            case Tanh tanh -> new ActivationLayer(Elementwise.tanh(), site);
            case Gelu gelu -> new ActivationLayer(Elementwise.gelu(), site);
            case Silu silu -> new ActivationLayer(Elementwise.silu(), site);
            case Dropout dropout -> new DropoutLayer(dropout, site);
            case BatchNorm norm -> new BatchNormLayer(norm, site);
            case GroupNorm norm -> new GroupNormLayer(norm, site);
            case LocalResponseNorm norm -> new LocalResponseNormLayer(norm, site);
            case Flatten flatten -> new FlattenLayer(site);
            case Add add -> new AddLayer(site);
            case Concat concat -> new ConcatLayer(site);
            case Input input -> throw new IllegalArgumentException("the input computes nothing");
            case Output output -> throw new IllegalArgumentException("the output is the loss");
        };
    }
}
