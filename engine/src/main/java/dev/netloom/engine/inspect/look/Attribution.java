package dev.netloom.engine.inspect.look;

import dev.netloom.engine.block.Shape;
import java.util.List;
import java.util.Optional;

/// What in one image speaks for one class.
///
/// @param image the image's shape
/// @param probabilities of every class
/// @param target the class
/// @param score its logit
/// @param gradient ∂score/∂pixel in row, column, channel order; nobody writes to it
/// @param maps Grad-CAM of every convolution, in the order of the network
public record Attribution(
        Shape image, List<Float> probabilities, int target, float score, float[] gradient, List<ClassMap> maps) {
    public Attribution {
        probabilities = List.copyOf(probabilities);
        maps = List.copyOf(maps);
    }

    /// How much the score answers to each pixel: the largest |∂score/∂pixel| of its channels (Simonyan
    /// et al., 2013), row by row.
    public float[] saliency() {
        float[] saliency = new float[image.height() * image.width()];
        for (int i = 0; i < gradient.length; i++) {
            int place = i / image.channels();
            saliency[place] = Math.max(saliency[place], Math.abs(gradient[i]));
        }
        return saliency;
    }

    /// The class that the network takes the image for.
    public int guess() {
        int guess = 0;
        for (int k = 1; k < probabilities.size(); k++) {
            guess = probabilities.get(k) > probabilities.get(guess) ? k : guess;
        }
        return guess;
    }

    public Optional<ClassMap> map(String conv) {
        return maps.stream().filter(map -> map.conv().equals(conv)).findFirst();
    }
}
