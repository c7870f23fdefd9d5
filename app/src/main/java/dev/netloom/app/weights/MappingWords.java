package dev.netloom.app.weights;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.interop.Conversion;
import dev.netloom.engine.store.interop.MappedWeight;
import dev.netloom.engine.store.interop.NamedTensor;
import dev.netloom.engine.store.interop.TensorFile;
import dev.netloom.engine.store.interop.WeightMapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What window and command line say of a mapping.
public final class MappingWords {
    private MappingWords() {}

    /// What a file is, and of how many arrays.
    public static String title(TensorFile file) {
        return Texts.of(
                "mapping.file",
                file.file().getFileName(),
                Texts.of("mapping.format." + key(file.format())),
                file.tensors().size());
    }

    /// `32 x 1 x 3 x 3`, or `single number`
    public static String shape(List<Integer> dims) {
        return dims.isEmpty() ? Texts.of("mapping.scalar") : WeightMapping.words(dims);
    }

    /// How an array becomes a parameter: by what it was found, and what happens to its values.
    public static String how(MappedWeight weight) {
        return weight.source()
                .map(tensor -> Stream.of(
                                Optional.of(Texts.of(weight.named() ? "mapping.how.name" : "mapping.how.order")),
                                conversion(weight.conversion()),
                                scale(weight.scale()),
                                type(tensor))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", ")))
                .orElseGet(() -> Texts.of("mapping.how.missing"));
    }

    private static Optional<String> conversion(Conversion conversion) {
        return conversion == Conversion.AS_IS
                ? Optional.empty()
                : Optional.of(Texts.of("mapping.how." + key(conversion)));
    }

    private static Optional<String> scale(double scale) {
        return scale == 1 ? Optional.empty() : Optional.of(Texts.of("mapping.how.scaled", scale));
    }

    private static Optional<String> type(NamedTensor tensor) {
        return tensor.isFloat32() ? Optional.empty() : Optional.of(Texts.of("mapping.how.type", tensor.type()));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
