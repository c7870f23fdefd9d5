package dev.netloom.engine.network;

import dev.netloom.engine.block.Add;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Where values and gradients of a part of a batch lie in one block of memory: those that are never needed at the
/// same moment share it, and so do those that are equal, the gradients of a sum and of what was added.
///
/// The moments of a step: images come in; each stage runs forward; then, from the last stage to the first, the
/// gradients of its output are added up where that is a fork, and it runs backward; last, those of the image are
/// added up. Buffers are placed from the largest to the smallest, each into the narrowest gap between those that
/// are needed meanwhile. Source: Pisarchyk and Lee, *Efficient Memory Management for Deep Neural Net Inference*,
/// 2020 (greedy by size).
final class ActivationPlaces {
    private static final long CACHE_LINE = 64;

    private record Id(String wire, int tensor) {}

    /// One tensor of a wire, or several of equal values.
    ///
    /// @param first moment at which it is written
    /// @param last moment at which it is needed
    private record Buffer(List<Id> tensors, long bytes, int first, int last) {
        Buffer with(Buffer other) {
            return new Buffer(
                    Stream.concat(tensors.stream(), other.tensors.stream()).toList(),
                    bytes,
                    Math.min(first, other.first),
                    Math.max(last, other.last));
        }

        boolean meets(Placed other) {
            return first <= other.buffer.last && other.buffer.first <= last;
        }
    }

    private record Placed(Buffer buffer, long offset) {
        long end() {
            return offset + buffer.bytes;
        }
    }

    private final List<Stage> stages;
    private final PlanOptions options;
    private final Set<String> learned = new HashSet<>();
    private final Map<String, Integer> writers = new HashMap<>(); // the image's is -1
    private final Map<String, List<Integer>> readers = new HashMap<>();
    private final Map<Id, Id> sameAs = new HashMap<>();
    private final Map<Id, Long> offsets = new HashMap<>();
    private long bytes;

    /// @param elsewhere wires that are looked at from outside, and so lie in memory of their own
    /// @param images of the part
    ActivationPlaces(List<Stage> stages, List<WireSize> wires, Set<String> elsewhere, PlanOptions options, int images) {
        this.stages = stages;
        this.options = options;
        wires.stream().filter(WireSize::learns).map(WireSize::name).forEach(learned::add);
        for (int stage = 0; stage < stages.size(); stage++) {
            writers.put(stages.get(stage).output(), stage);
            for (String input : stages.get(stage).inputs()) {
                readers.computeIfAbsent(input, name -> new ArrayList<>()).add(stage);
            }
        }
        Map<String, WireSize> here = new LinkedHashMap<>();
        wires.stream().filter(wire -> !elsewhere.contains(wire.name())).forEach(wire -> here.put(wire.name(), wire));
        findEqualGradients(here);
        Map<Id, Buffer> buffers = new LinkedHashMap<>();
        here.values().stream()
                .flatMap(wire -> buffers(wire, images).stream())
                .forEach(buffer -> buffers.merge(first(buffer.tensors.getFirst()), buffer, Buffer::with));
        place(buffers.values().stream()
                .sorted(Comparator.comparingLong(Buffer::bytes).reversed())
                .toList());
    }

    /// What a sum contributes to the gradients of what was added is its own gradient, and lies where that lies, unless
    /// somebody would write over it.
    private void findEqualGradients(Map<String, WireSize> here) {
        Map<String, Integer> readersSoFar = new HashMap<>();
        for (Stage stage : stages) {
            for (String input : stage.inputs()) {
                int contribution = readersSoFar.merge(input, 1, Integer::sum);
                WireSize output = here.get(stage.output());
                WireSize added = here.get(input);
                if (stage.block() instanceof Add
                        && output != null
                        && output.learns()
                        && added != null
                        && added.learns()
                        && (added.hasSum() || !overwritesGradient(input))) {
                    sameAs.put(new Id(input, contribution), new Id(output.name(), output.gradientTensor()));
                }
            }
        }
    }

    private boolean overwritesGradient(String wire) {
        Integer writer = writers.get(wire);
        return writer != null && stages.get(writer).overwritesGradient();
    }

    /// The first in a chain of equal tensors.
    private Id first(Id tensor) {
        Id first = tensor;
        while (sameAs.containsKey(first)) {
            first = sameAs.get(first);
        }
        return first;
    }

    private List<Buffer> buffers(WireSize wire, int images) {
        String name = wire.name();
        List<Integer> reading = readers.getOrDefault(name, List.of());
        int writer = writers.getOrDefault(name, -1);
        List<Buffer> buffers = new ArrayList<>();
        for (int tensor = 0; tensor < wire.tensors(); tensor++) {
            long size = Math.ceilDiv(images * wire.bytes(tensor), CACHE_LINE) * CACHE_LINE;
            int first = tensor == 0
                    ? forward(writer)
                    : tensor <= wire.readers() ? backward(reading.get(tensor - 1)) : summed(writer);
            int last = tensor == 0
                    ? lastLook(name, writer, reading)
                    : tensor <= wire.readers() && wire.hasSum() ? summed(writer) : backward(writer);
            buffers.add(new Buffer(List.of(new Id(name, tensor)), size, first, last));
        }
        return buffers;
    }

    private int forward(int stage) {
        return stage + 1;
    }

    private int summed(int stage) {
        return stages.size() + 1 + 2 * (stages.size() - 1 - stage);
    }

    private int backward(int stage) {
        return summed(stage) + 1;
    }

    /// When a value is read last.
    private int lastLook(String name, int writer, List<Integer> reading) {
        int last = writer >= 0 && goesBack(writer) && stages.get(writer).rereadsOutput()
                ? backward(writer)
                : forward(writer);
        for (int reader : reading) {
            Stage stage = stages.get(reader);
            boolean again =
                    goesBack(reader) && stage.rereadsInputs(options.frozen().contains(stage.node()));
            last = Math.max(last, again ? backward(reader) : forward(reader));
        }
        return last;
    }

    private boolean goesBack(int stage) {
        return learned.contains(stages.get(stage).output());
    }

    private void place(List<Buffer> largestFirst) {
        List<Placed> all = new ArrayList<>(); // in the order of their offsets
        for (Buffer buffer : largestFirst) {
            Placed placed = new Placed(buffer, gap(buffer, all));
            int at = 0;
            while (at < all.size() && all.get(at).offset <= placed.offset) {
                at++;
            }
            all.add(at, placed);
            bytes = Math.max(bytes, placed.end());
        }
        for (Placed placed : all) {
            placed.buffer.tensors.forEach(tensor -> offsets.put(tensor, placed.offset));
        }
    }

    /// The offset of the narrowest gap that a buffer fits into; behind all that it meets where it fits into none.
    private static long gap(Buffer buffer, List<Placed> all) {
        long end = 0;
        long best = -1;
        long narrowest = Long.MAX_VALUE;
        for (Placed placed : all) {
            if (buffer.meets(placed)) {
                long width = placed.offset - end;
                if (width >= buffer.bytes && width < narrowest) {
                    narrowest = width;
                    best = end;
                }
                end = Math.max(end, placed.end());
            }
        }
        return best < 0 ? end : best;
    }

    /// Of a wire's tensors, by their numbers.
    long offset(String wire, int tensor) {
        return offsets.get(new Id(wire, tensor));
    }

    /// Of the whole block.
    long bytes() {
        return bytes;
    }
}
