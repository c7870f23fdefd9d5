package dev.netloom.engine.network;

import dev.netloom.engine.layer.Layer;
import dev.netloom.engine.layer.Pass;
import java.util.concurrent.atomic.LongAdder;

/// A layer that notes how long it takes, in nanoseconds.
record TimedLayer(Layer layer, LongAdder forward, LongAdder backward) implements Layer {
    @Override
    public void forward(Pass pass) {
        long start = System.nanoTime();
        layer.forward(pass);
        forward.add(System.nanoTime() - start);
    }

    @Override
    public void backward(Pass pass) {
        long start = System.nanoTime();
        layer.backward(pass);
        backward.add(System.nanoTime() - start);
    }
}
