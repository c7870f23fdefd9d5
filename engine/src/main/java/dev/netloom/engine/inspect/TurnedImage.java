package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.ChannelNormalization;
import dev.netloom.engine.data.augment.Rotate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a network makes of an image that is turned about its centre, bit by bit.
///
/// @param degrees counterclockwise, ascending, as far to one side as to the other; 0 stands in the middle
/// @param found what it makes of the image at each of them
public record TurnedImage(List<Double> degrees, List<Recognition> found) {
    public TurnedImage {
        degrees = List.copyOf(degrees);
        found = List.copyOf(found);
    }

    /// @param pixels 0 to 1 in row, column, channel order; they stay as they are
    /// @param normalization what the network's images went through
    /// @param most degrees to either side
    /// @param steps to either side
    public static TurnedImage of(
            Recognizer recognizer,
            float[] pixels,
            Shape shape,
            ChannelNormalization normalization,
            double most,
            int steps) {
        List<Double> degrees = new ArrayList<>();
        List<Recognition> found = new ArrayList<>();
        for (int step = -steps; step <= steps; step++) {
            float[] turned = pixels.clone();
            Rotate.turn(turned, shape, most * step / steps);
            normalization.apply(turned, 0, shape);
            degrees.add(most * step / steps);
            found.add(recognizer.recognize(turned));
        }
        return new TurnedImage(degrees, found);
    }

    /// What the network makes of it as it is.
    public Recognition upright() {
        return found.get(found.size() / 2);
    }

    /// The class `first`, then its rivals: those that are anywhere the most probable ones.
    public List<Integer> strongest(int first, int count) {
        Comparator<Integer> byHeight = Comparator.comparingDouble(this::highest);
        Stream<Integer> rivals = IntStream.range(0, upright().probabilities().size())
                .filter(k -> k != first)
                .boxed()
                .sorted(byHeight.reversed());
        return Stream.concat(Stream.of(first), rivals).limit(count).toList();
    }

    private double highest(int k) {
        return found.stream()
                .mapToDouble(one -> one.probabilities().get(k))
                .max()
                .orElse(0);
    }

    /// The lowest angle, turning from 0, up to which the network says what it says of the image as it is.
    public double heldFrom() {
        int place = found.size() / 2;
        while (place > 0 && found.get(place - 1).guess() == upright().guess()) {
            place--;
        }
        return degrees.get(place);
    }

    /// The highest such angle.
    public double heldTo() {
        int place = found.size() / 2;
        while (place < found.size() - 1
                && found.get(place + 1).guess() == upright().guess()) {
            place++;
        }
        return degrees.get(place);
    }
}
