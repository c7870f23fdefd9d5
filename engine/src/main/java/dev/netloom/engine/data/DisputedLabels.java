package dev.netloom.engine.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.store.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Test images whose label people did not confirm, as `samples/labels` has them.
///
/// @param source where that was taken from
/// @param data content hash of the set whose test images they are; see [DataIdentity]
public record DisputedLabels(String source, String data, List<Dispute> images) {
    public static final DisputedLabels NONE = new DisputedLabels("", "", List.of());

    /// One image.
    ///
    /// @param index its place among the test images, from 0
    /// @param label the class that it is given
    /// @param other the class that a network suggested
    public record Dispute(int index, int label, int other, Raters raters) {}

    /// How many people saw which class.
    public record Raters(int label, int other, int neither) {
        public int all() {
            return label + other + neither;
        }
    }

    public DisputedLabels {
        images = List.copyOf(images);
    }

    /// Those of a set that its content tells to be one whose labels were looked at; else [#NONE].
    public static DisputedLabels of(Dataset data) {
        Path file = Samples.folder().resolve("labels").resolve("mnist-disputed.json");
        if (!data.identity().isKnown() || !Files.isRegularFile(file)) {
            return NONE;
        }
        try {
            DisputedLabels read = new ObjectMapper().readValue(file.toFile(), DisputedLabels.class);
            return read.data.equals(data.identity().hash()) ? read : NONE;
        } catch (IOException e) {
            throw new IllegalStateException(file + " comes with the program and cannot be read", e);
        }
    }

    public boolean isEmpty() {
        return images.isEmpty();
    }

    /// What is known of a test image.
    public Optional<Dispute> find(int image) {
        return images.stream().filter(dispute -> dispute.index() == image).findFirst();
    }

    /// The places of all of them.
    public Set<Integer> indices() {
        return images.stream().map(Dispute::index).collect(Collectors.toUnmodifiableSet());
    }

    /// Recognised test images, those in dispute aside.
    public int rightWithout(Predictions test) {
        Set<Integer> disputed = indices();
        return test.right(image -> !disputed.contains(image));
    }

    /// How many test images are not in dispute.
    public int countWithout(Predictions test) {
        return test.size() - images.size();
    }
}
