package dev.netloom.engine.template;

import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Shape;

/// What a network is to tell apart: images of one shape, in so many classes.
///
/// @param suffix what it adds to the name of a template
record Classifier(String suffix, Shape image, int classes) {
    /// ImageNet's 1,000 classes in colour photos of 224 × 224.
    static final Classifier IMAGENET = new Classifier("", new Shape(3, 224, 224), 1000);

    /// MNIST's digits.
    static final Classifier DIGITS = new Classifier("-28", new Shape(1, 28, 28), 10);

    /// Ten classes in colour pictures of 32 × 32, as CIFAR-10's.
    static final Classifier PICTURES = new Classifier("-32", new Shape(3, 32, 32), 10);

    Input input() {
        return new Input(image.channels(), image.height(), image.width());
    }

    /// Whether images are too small for the strides that networks for photos begin with.
    boolean isSmall() {
        return image.height() < 64;
    }

    /// The title of a network, with the size of its images where they are small.
    String title(String network) {
        return isSmall() ? network + " (" + image.height() + "×" + image.width() + ")" : network;
    }
}
