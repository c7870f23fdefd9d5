package dev.netloom.engine.reference;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.SettingSpec;
import dev.netloom.engine.block.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A block with the shapes that come in and the images in a batch: something to try.
public record BlockCase(Block block, List<Shape> inputs, int batch) {
    private static final int LARGEST_SIDE = 9;
    private static final int MOST_CHANNELS = 7;

    /// Every block that takes an input, drawn `count` times with seeded settings, shapes and batch sizes from
    /// `batches`. All of it follows from what the blocks' records declare; a new block is drawn, too.
    public static Stream<BlockCase> drawEach(int count, long seed, int... batches) {
        return BlockType.all().stream()
                .filter(type -> type.preset().arity() != Block.Arity.NONE)
                .flatMap(type -> draw(type, count, seed, batches));
    }

    public static Stream<BlockCase> draw(BlockType type, int count, long seed, int... batches) {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(i -> valid(type, random, batches[i % batches.length]));
    }

    public Shape output() {
        return block.outputShape(inputs);
    }

    /// A seed of its own for every case, the same in every run.
    public long seed() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return block + " on " + batch + " of " + inputs;
    }

    private static BlockCase valid(BlockType type, Random random, int batch) {
        while (true) {
            Block block = settings(type, random);
            List<Shape> inputs = inputs(block, random);
            if (block.problem(inputs).isEmpty()) {
                return new BlockCase(block, inputs, batch);
            }
        }
    }

    private static Block settings(BlockType type, Random random) {
        Map<String, Object> values = new HashMap<>();
        type.settings().forEach(setting -> values.put(setting.name(), value(setting, random)));
        return type.create(values);
    }

    /// Whole numbers from the smallest allowed on, the smaller ones more often.
    private static Object value(SettingSpec setting, Random random) {
        if (setting.type() == int.class) {
            return (int) Math.min(setting.max(), setting.min() + Math.min(random.nextInt(5), random.nextInt(7)));
        }
        if (setting.type() == double.class) {
            return setting.min() + random.nextDouble() * (setting.max() - setting.min());
        }
        if (setting.type() == boolean.class) {
            return random.nextBoolean();
        }
        return setting.choices().get(random.nextInt(setting.choices().size()));
    }

    private static List<Shape> inputs(Block block, Random random) {
        Shape first = shape(random);
        if (block.arity() == Block.Arity.ONE) {
            return List.of(first);
        }
        return Stream.generate(() -> new Shape(
                        random.nextBoolean() ? first.channels() : 1 + random.nextInt(MOST_CHANNELS),
                        first.height(),
                        first.width()))
                .limit(2 + random.nextInt(2))
                .toList();
    }

    private static Shape shape(Random random) {
        int channels = 1 + random.nextInt(MOST_CHANNELS);
        return random.nextInt(4) == 0
                ? Shape.vector(channels * (1 + random.nextInt(LARGEST_SIDE)))
                : new Shape(channels, 1 + random.nextInt(LARGEST_SIDE), 1 + random.nextInt(LARGEST_SIDE));
    }
}
