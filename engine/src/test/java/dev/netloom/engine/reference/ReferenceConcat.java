package dev.netloom.engine.reference;

import dev.netloom.engine.block.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The channels of all inputs, those of the first wire first.
final class ReferenceConcat implements ReferenceLayer {
    private final List<Shape> shapes;
    private final int outputSize;
    private int batch;

    ReferenceConcat(List<Shape> shapes) {
        this.shapes = shapes;
        this.outputSize = shapes.stream().mapToInt(Shape::size).sum();
    }

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        this.batch = batch;
        double[] output = new double[batch * outputSize];
        for (int n = 0; n < batch; n++) {
            int to = n * outputSize;
            for (int k = 0; k < inputs.size(); k++) {
                int size = shapes.get(k).size();
                System.arraycopy(inputs.get(k), n * size, output, to, size);
                to += size;
            }
        }
        return output;
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        List<double[]> gradients = new ArrayList<>();
        int start = 0;
        for (Shape shape : shapes) {
            double[] gradient = new double[batch * shape.size()];
            for (int n = 0; n < batch; n++) {
                System.arraycopy(outputGradient, n * outputSize + start, gradient, n * shape.size(), shape.size());
            }
            gradients.add(gradient);
            start += shape.size();
        }
        return new Gradients(gradients, Map.of());
    }
}
