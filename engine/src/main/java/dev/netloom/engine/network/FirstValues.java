package dev.netloom.engine.network;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.netloom.engine.block.ParameterSpec;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/// What the parameters of a network begin with, each normally distributed as its block says.
///
/// Every parameter has a generator of its own, and a large one a further one for every [#TOGETHER] values: so they
/// are
/// drawn side by side (hence the threads), and are the same on any number of cores.
final class FirstValues {
    static final int TOGETHER = 1 << 22;

    private FirstValues() {}

    /// @param flat where all of them stand, at their offsets
    static void draw(List<Parameter> parameters, long seed, MemorySegment flat) {
        IntStream.range(0, parameters.size())
                .boxed()
                .flatMap(index -> pieces(parameters.get(index), index, seed))
                .toList()
                .parallelStream()
                .forEach(piece -> piece.draw(flat));
    }

    private static Stream<Piece> pieces(Parameter parameter, int index, long seed) {
        int size = parameter.spec().size();
        return IntStream.rangeClosed(0, (size - 1) / TOGETHER).mapToObj(i -> {
            int from = i * TOGETHER;
            int low = (int) seed;
            int high = (int) (seed >>> 32);
            int[] own = i == 0 ? new int[] {low, high, index} : new int[] {low, high, index, i};
            return new Piece(parameter.spec(), parameter.offset() + from, Math.min(TOGETHER, size - from), own);
        });
    }

    /// Values of one parameter that one generator draws.
    private record Piece(ParameterSpec spec, long offset, int count, int[] seed) {
        void draw(MemorySegment flat) {
            RandomGenerator random = new Well19937c(seed);
            for (int i = 0; i < count; i++) {
                double noise = spec.deviation() == 0 ? 0 : spec.deviation() * random.nextGaussian();
                flat.setAtIndex(JAVA_FLOAT, offset + i, (float) (spec.mean() + noise));
            }
        }
    }
}
