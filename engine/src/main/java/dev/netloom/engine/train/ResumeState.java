package dev.netloom.engine.train;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.netloom.engine.optim.StepMemory;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// All that a run needs beside its weights to go on as if it had never stopped, at the boundary between two steps:
/// where it is among its images, what its optimiser remembers, where its schedule is, which settings it goes by.
/// What is random in a run follows from its seed, the epoch and the step; a generator has no state of its own.
///
/// To the bit this holds for the same settings, images, processor, number of cores, and recorded kernels.
///
/// @param numbers by name; whole ones up to 2⁵³ are exact
/// @param vectors by name, as long as the trained parameters, or all of them; who takes one must not write to it
public record ResumeState(Map<String, Double> numbers, Map<String, float[]> vectors) {
    /// Values of vectors that a state may have, 200 MB: of larger ones none is made.
    public static final long MOST_VALUES = 50_000_000;

    private static final double MOST_COUNTED = 1L << 53;

    /// What a copy of so many bytes takes: nothing where it would be too much.
    static long bytes(long vectors) {
        return vectors > MOST_VALUES * Float.BYTES ? 0 : vectors;
    }

    public ResumeState {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        vectors = Collections.unmodifiableMap(new LinkedHashMap<>(vectors));
    }

    /// @throws IllegalArgumentException where there is none of that name
    public double number(String name) {
        Double number = numbers.get(name);
        if (number == null || !Double.isFinite(number)) {
            throw new IllegalArgumentException("the state has no " + name);
        }
        return number;
    }

    /// A number that counts something.
    ///
    /// @throws IllegalArgumentException where there is none of that name, or it is no count
    public long count(String name) {
        double number = number(name);
        if (number < 0 || number > MOST_COUNTED || number != Math.rint(number)) {
            throw new IllegalArgumentException("the state has " + number + " for " + name);
        }
        return (long) number;
    }

    /// Gives somebody back what was remembered when the state was put together.
    ///
    /// @throws IllegalArgumentException where nothing of that name fits
    void restore(String name, StepMemory memory) {
        for (int i = 0; i < memory.state().size(); i++) {
            restore(name + "." + i, memory.state().get(i));
        }
        memory.restore(Math.toIntExact(count(name + ".steps")));
    }

    /// Fills `own` with the vector of that name.
    ///
    /// @throws IllegalArgumentException where none of that name fits
    void restore(String name, MemorySegment own) {
        float[] vector = vectors.get(name);
        if (vector == null || (long) vector.length * Float.BYTES != own.byteSize()) {
            throw new IllegalArgumentException("the " + name + " of the state is not of this network");
        }
        MemorySegment.copy(vector, 0, own, JAVA_FLOAT, 0, vector.length);
    }

    boolean has(String number) {
        return numbers.containsKey(number);
    }

    /// The same, and more.
    public ResumeState with(Map<String, float[]> more) {
        Map<String, float[]> all = new LinkedHashMap<>(vectors);
        all.putAll(more);
        return new ResumeState(numbers, all);
    }

    /// A state that is put together.
    static final class Draft {
        private final Map<String, Double> numbers = new LinkedHashMap<>();
        private final Map<String, float[]> vectors = new LinkedHashMap<>();

        Draft put(String name, double number) {
            numbers.put(name, number);
            return this;
        }

        /// A copy of what somebody remembers.
        Draft put(String name, StepMemory memory) {
            put(name + ".steps", memory.steps());
            for (int i = 0; i < memory.state().size(); i++) {
                put(name + "." + i, memory.state().get(i));
            }
            return this;
        }

        /// A copy of a vector.
        Draft put(String name, MemorySegment vector) {
            vectors.put(name, vector.toArray(JAVA_FLOAT));
            return this;
        }

        ResumeState state() {
            return new ResumeState(numbers, vectors);
        }
    }
}
