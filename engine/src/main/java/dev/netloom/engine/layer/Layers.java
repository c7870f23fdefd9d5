package dev.netloom.engine.layer;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;

/// Which layer computes which block.
public final class Layers {
    private Layers() {}

    /// @throws IllegalArgumentException for the two ends of a network, which compute nothing in between
    public static Layer of(Block block, LayerSite site) {
        return switch (block) {
            case Conv conv -> new ConvLayer(conv, site);
            case Dense dense -> new DenseLayer(site);
            case Pool pool -> PoolLayer.of(pool, site);
            case GlobalAveragePool pool -> PoolLayer.global(site);
            case Relu relu -> new ReluLayer(site);
            case Dropout dropout -> new DropoutLayer(dropout, site);
            case BatchNorm norm -> new BatchNormLayer(norm, site);
            case Flatten flatten -> new FlattenLayer(site);
            case Add add -> new AddLayer(site);
            case Concat concat -> new ConcatLayer(site);
            case Input input -> throw new IllegalArgumentException("the input computes nothing");
            case Output output -> throw new IllegalArgumentException("the output is the loss");
        };
    }
}
