package dev.netloom.engine.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where values and gradients of a part of a batch lie in one block of memory: those that are never needed at the
/// same moment share it.
///
/// The moments of a step: images come in; each stage runs forward; then, from the last stage to the first, the
/// gradients of its output are added up where that is a fork, and it runs backward; last, those of the image are
/// added up. Buffers are placed from the largest to the smallest, each into the narrowest gap between those that
/// are needed meanwhile. Source: Pisarchyk and Lee, *Efficient Memory Management for Deep Neural Net Inference*,
/// 2020 (greedy by size).
final class ActivationPlaces {
    private static final long CACHE_LINE = 64;

    /// One tensor of a wire.
    ///
    /// @param first moment at which it is written
    /// @param last moment at which it is needed
    private record Buffer(String wire, int tensor, long bytes, int first, int last) {
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
    private final Map<String, List<Long>> offsets = new HashMap<>();
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
        place(wires.stream()
                .filter(wire -> !elsewhere.contains(wire.name()))
                .flatMap(wire -> buffers(wire, images).stream())
                .sorted(Comparator.comparingLong(Buffer::bytes).reversed())
                .toList());
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
            buffers.add(new Buffer(name, tensor, size, first, last));
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
        for (Placed placed : all.stream()
                .sorted(Comparator.comparingInt(placed -> placed.buffer.tensor))
                .toList()) {
            offsets.computeIfAbsent(placed.buffer.wire, name -> new ArrayList<>())
                    .add(placed.offset);
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
        return offsets.get(wire).get(tensor);
    }

    /// Of the whole block.
    long bytes() {
        return bytes;
    }
}
