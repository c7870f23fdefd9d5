package dev.netloom.engine.store.interop;

import dev.netloom.engine.block.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How the values of a file's array are brought into the order of a parameter.
public enum Conversion {
    /// It is in that order.
    AS_IS,
    /// It differs in dimensions of length 1 only.
    RESHAPED,
    /// Dense weights that are inputs × outputs, as in NumPy and Keras.
    TRANSPOSED,
    /// Dense weights that are inputs × outputs, the inputs in row, column, channel order, as in Keras behind Flatten.
    TRANSPOSED_CHANNELS_LAST,
    /// Filters that are rows × columns × inputs × outputs, as in Keras and TensorFlow.
    CHANNELS_LAST;

    /// How an array of these dimensions becomes such a parameter; the likeliest first.
    static List<Conversion> fitting(WeightTarget target, List<Integer> dims) {
        return Stream.of(values())
                .filter(conversion -> conversion.fits(target, dims))
                .toList();
    }

    private boolean fits(WeightTarget target, List<Integer> dims) {
        List<Integer> wanted = target.spec().dims();
        return switch (this) {
            case AS_IS -> dims.equals(wanted);
            case RESHAPED ->
                !dims.equals(wanted) && !dims.isEmpty() && squeezed(dims).equals(squeezed(wanted));
            case TRANSPOSED -> wanted.size() == 2 && dims.equals(wanted.reversed());
            case TRANSPOSED_CHANNELS_LAST ->
                TRANSPOSED.fits(target, dims) && target.flattened().isPresent();
            case CHANNELS_LAST -> wanted.size() == 4 && dims.equals(channelsLast(wanted));
        };
    }

    private static List<Integer> squeezed(List<Integer> dims) {
        return dims.stream().filter(dim -> dim != 1).toList();
    }

    private static <T> List<T> channelsLast(List<T> dims) {
        return List.of(dims.get(2), dims.get(3), dims.get(1), dims.get(0));
    }

    /// @param stored values of an array that fits
    float[] apply(WeightTarget target, float[] stored) {
        List<Integer> wanted = target.spec().dims();
        return switch (this) {
            case AS_IS, RESHAPED -> stored;
            case TRANSPOSED -> ElementType.inOrder(stored, wanted, List.of(1L, (long) wanted.getFirst()));
            case TRANSPOSED_CHANNELS_LAST -> channelsFirst(stored, wanted.getFirst(), target.flattened());
            case CHANNELS_LAST -> {
                List<Long> strides = ElementType.strides(channelsLast(wanted));
                yield ElementType.inOrder(
                        stored, wanted, List.of(strides.get(3), strides.get(2), strides.get(0), strides.get(1)));
            }
        };
    }

    private static float[] channelsFirst(float[] stored, long outputs, Optional<Shape> flattened) {
        Shape shape = flattened.orElseThrow();
        long column = shape.channels() * outputs;
        return ElementType.inOrder(
                stored,
                List.of((int) outputs, shape.channels(), shape.height(), shape.width()),
                List.of(1L, outputs, column * shape.width(), column));
    }
}
