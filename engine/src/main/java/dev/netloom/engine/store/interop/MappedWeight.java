package dev.netloom.engine.store.interop;

import java.util.Optional;

/// Which array of a file becomes a parameter, and how.
///
/// @param source empty where the file has none for it
/// @param conversion how the values are brought into the parameter's order
/// @param scale what they are multiplied by
/// @param named whether the array is the one of the parameter's name, and not the next of its shape
public record MappedWeight(
        WeightTarget target, Optional<NamedTensor> source, Conversion conversion, double scale, boolean named) {

    static MappedWeight missing(WeightTarget target) {
        return new MappedWeight(target, Optional.empty(), Conversion.AS_IS, 1, false);
    }

    MappedWeight with(NamedTensor source, Conversion conversion, boolean named) {
        return new MappedWeight(target, Optional.of(source), conversion, scale, named);
    }

    MappedWeight scaled(double scale) {
        return new MappedWeight(target, source, conversion, scale, named);
    }

    /// Whether the values become others than those in the file, or stand in another order.
    public boolean isConverted() {
        return source.filter(tensor -> !tensor.isFloat32() || conversion != Conversion.AS_IS || scale != 1)
                .isPresent();
    }
}
