package dev.netloom.engine.inspect.look;

import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.WeightsFile;
import java.util.ArrayList;
import java.util.List;

/// What several tests look into.
final class Small {
    static final String NAME = "simple-convnet";

    private Small() {}

    static Graph trained() throws FileProblem {
        return ProjectFile.read(Samples.network(NAME)).graph();
    }

    static Weights weights() throws FileProblem {
        return WeightsFile.read(Samples.weights(NAME), trained()).weights();
    }

    static LabelledImages digits(int count) throws FileProblem {
        return Mnist.load(Samples.mnist()).test().first(count);
    }

    static float[] image(LabelledImages images, int index) {
        float[] image = new float[images.shape().size()];
        images.copyTo(index, image, 0);
        return image;
    }

    static Weights.Values values(List<Integer> dims, double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return new Weights.Values(new ArrayList<>(dims), floats);
    }
}
