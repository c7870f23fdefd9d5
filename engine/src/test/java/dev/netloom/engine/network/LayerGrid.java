package dev.netloom.engine.network;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.reference.BlockCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Everything that a block is to be tried with: images, batches, modes and the settings that its record declares, each
/// an axis of a grid.
final class LayerGrid {
    /// A block on a batch, while training or not.
    record Case(BlockCase drawn, Mode mode) {
        @Override
        public String toString() {
            return drawn + " in " + mode;
        }
    }

    private static final int LARGEST_SIDE = 33;
    /// They decide how weights begin, which is none of a layer's business.
    private static final Set<String> IRRELEVANT = Set.of("initialization", "deviation");

    private final BlockType type;
    private final long work;
    private final List<Axis> axes = new ArrayList<>();

    /// @param work most products, and most values, of one case
    LayerGrid(BlockType type, long work) {
        this.type = type;
        this.work = work;
        axes.add(new Axis("batch", List.of(1, 2, 7, 100)));
        axes.add(new Axis("mode", List.of(Mode.TRAINING, Mode.EVALUATION)));
        axes.add(Axis.numbers("channels", 1, Axis.MOST_CHANNELS));
        int side = takesImages(type.preset()) ? LARGEST_SIDE : 1;
        axes.add(Axis.numbers("height", 1, side));
        axes.add(Axis.numbers("width", 1, side));
        if (type.preset().arity() == Block.Arity.MANY) {
            axes.add(Axis.numbers("wires", 2, 3));
            if (type.preset()
                    .problem(List.of(new Shape(1, 2, 2), new Shape(2, 2, 2)))
                    .isEmpty()) {
                axes.add(Axis.numbers("others", 1, Axis.MOST_CHANNELS));
            }
        }
        type.settings().stream()
                .filter(setting -> !IRRELEVANT.contains(setting.name()))
                .map(Axis::of)
                .forEach(axes::add);
    }

    private static boolean takesImages(Block block) {
        return block.arity() == Block.Arity.MANY
                || block.problem(List.of(new Shape(8, 8, 8))).isEmpty();
    }

    List<Axis> axes() {
        return axes;
    }

    /// Cases of which each shows a pair of values that no earlier one has shown, until every pair that can be had has
    /// come up.
    Pairwise cases(long seed) {
        return new Pairwise(
                axes.stream().mapToInt(axis -> axis.values().size()).toArray(),
                choice -> at(choice).isPresent(),
                new Random(seed ^ type.key().hashCode()));
    }

    /// The case with these values, by their places on the axes; empty where the block has a problem with it, and where
    /// it is too much work.
    Optional<Case> at(int[] choice) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < choice.length; i++) {
            values.put(axes.get(i).name(), axes.get(i).values().get(choice[i]));
        }
        if (values.containsKey("groups") && values.get("groups").equals(Axis.DEPTHWISE)) {
            values.put("groups", values.get("channels"));
        }
        Block block = type.create(values);
        List<Shape> inputs = inputs(values);
        BlockCase drawn = new BlockCase(block, inputs, (int) values.get("batch"));
        return block.problem(inputs).isEmpty() && work(drawn) <= work
                ? Optional.of(new Case(drawn, (Mode) values.get("mode")))
                : Optional.empty();
    }

    /// Whether a block must refuse these two values whatever the others are.
    boolean excludes(Pairwise.Pair pair) {
        Map<String, Object> values = Map.of(
                axes.get(pair.axis()).name(), axes.get(pair.axis()).values().get(pair.value()),
                axes.get(pair.otherAxis()).name(),
                        axes.get(pair.otherAxis()).values().get(pair.otherValue()));
        if (values.get("groups") instanceof Integer groups && groups != Axis.DEPTHWISE) {
            return Stream.of("channels", "filters")
                    .anyMatch(name -> values.get(name) instanceof Integer parted && parted % groups != 0);
        }
        return values.get("padding") instanceof Integer padding
                && values.get("kernel") instanceof Integer kernel
                && 2 * padding > kernel;
    }

    String describe(Pairwise.Pair pair) {
        return "%s with %s = %s and %s = %s"
                .formatted(
                        type,
                        axes.get(pair.axis()).name(),
                        axes.get(pair.axis()).values().get(pair.value()),
                        axes.get(pair.otherAxis()).name(),
                        axes.get(pair.otherAxis()).values().get(pair.otherValue()));
    }

    private static List<Shape> inputs(Map<String, Object> values) {
        int channels = (int) values.get("channels");
        int others = (int) values.getOrDefault("others", channels);
        int wires = (int) values.getOrDefault("wires", 1);
        Shape[] inputs = new Shape[wires];
        Arrays.fill(inputs, new Shape(others, (int) values.get("height"), (int) values.get("width")));
        inputs[0] = new Shape(channels, inputs[0].height(), inputs[0].width());
        return List.of(inputs);
    }

    private static long work(BlockCase drawn) {
        long values = drawn.output().size()
                + drawn.inputs().stream().mapToLong(Shape::size).sum();
        return drawn.batch() * Math.max(values, drawn.block().multiplyAdds(drawn.inputs()));
    }

    @Override
    public String toString() {
        return type.key();
    }
}
