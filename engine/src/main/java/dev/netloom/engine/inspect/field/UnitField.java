package dev.netloom.engine.inspect.field;

import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.inspect.Region;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The theoretical receptive field of one unit: exactly which values of the image, and of every block before the unit,
/// it depends on, whatever the weights are. Every path counts, also past skips and through some branches only; holes of
/// dilated windows and the network's edges are left out.
public final class UnitField {
    private final Map<String, BitSet> places;
    private final Map<String, Shape> shapes;

    private UnitField(Map<String, BitSet> places, Map<String, Shape> shapes) {
        this.places = places;
        this.shapes = shapes;
    }

    /// @param graph one whose shapes are known up to `unit`
    public static UnitField of(Graph graph, Unit unit) {
        Tracing tracing = new Tracing(graph);
        tracing.seed(unit);
        for (Node node : graph.inOrder().reversed()) {
            tracing.back(node);
        }
        Map<String, BitSet> places = new HashMap<>();
        tracing.seen.forEach((node, channels) -> {
            BitSet all = new BitSet();
            for (BitSet channel : channels) {
                if (channel != null) {
                    all.or(channel);
                }
            }
            if (!all.isEmpty()) {
                places.put(node, all);
            }
        });
        return new UnitField(places, tracing.check.shapes());
    }

    /// Whether the unit depends on any channel of a block at this place.
    public boolean sees(String node, int row, int column) {
        BitSet seen = places.get(node);
        return seen != null && seen.get(row * shapes.get(node).width() + column);
    }

    /// How many places of a block the unit depends on.
    public int size(String node) {
        return Optional.ofNullable(places.get(node)).map(BitSet::cardinality).orElse(0);
    }

    /// The smallest rectangle with all that the unit depends on; empty for a block that it does not depend on.
    public Optional<Region> box(String node) {
        BitSet seen = places.get(node);
        if (seen == null) {
            return Optional.empty();
        }
        int width = shapes.get(node).width();
        int top = Integer.MAX_VALUE;
        int left = Integer.MAX_VALUE;
        int bottom = 0;
        int right = 0;
        for (int place = seen.nextSetBit(0); place >= 0; place = seen.nextSetBit(place + 1)) {
            top = Math.min(top, place / width);
            bottom = Math.max(bottom, place / width + 1);
            left = Math.min(left, place % width);
            right = Math.max(right, place % width + 1);
        }
        return Optional.of(new Region(top, left, bottom, right));
    }

    /// Of every block, channel by channel, the places that are seen; null for a channel that is not. Channels that
    /// see the same share one set.
    private static final class Tracing {
        private final GraphCheck check;
        private final Map<String, BitSet[]> seen = new HashMap<>();

        Tracing(Graph graph) {
            check = GraphCheck.of(graph);
        }

        void seed(Unit unit) {
            Shape shape = check.shapes().get(unit.node());
            BitSet place = new BitSet();
            place.set(unit.row() * shape.width() + unit.column());
            BitSet[] channels = new BitSet[shape.channels()];
            channels[unit.channel()] = place;
            seen.put(unit.node(), channels);
        }

        void back(Node node) {
            BitSet[] own = seen.get(node.id());
            if (own == null) {
                return;
            }
            Shape output = check.shapes().get(node.id());
            int first = 0;
            for (String input : node.inputs()) {
                Shape shape = check.shapes().get(input);
                switch (node.block()) {
                    case Input none -> {}
                    case Conv conv ->
                        groups(input, shape, own, conv.groups(), set -> windows(set, output, shape, conv));
                    case GroupNorm norm -> groups(input, shape, own, norm.groups(), set -> whole(shape));
                    case Pool pool -> each(input, shape, own, set -> windows(set, output, shape, pool));
                    case Dense dense -> all(input, shape);
                    case Output softmax -> all(input, shape);
                    case Flatten flatten -> unflatten(input, shape, own);
                    case GlobalAveragePool pool -> each(input, shape, own, set -> whole(shape));
                    case GlobalMaxPool pool -> each(input, shape, own, set -> whole(shape));
                    case LocalResponseNorm norm -> neighbours(input, shape, own, norm);
                    case Concat concat -> {
                        for (int channel = 0; channel < shape.channels(); channel++) {
                            add(input, shape, channel, own[first + channel]);
                        }
                        first += shape.channels();
                    }
                    case Activation _, BatchNorm _, Dropout _, Add _ -> each(input, shape, own, set -> set);
                }
            }
        }

        private void add(String node, Shape shape, int channel, BitSet more) {
            if (more == null) {
                return;
            }
            BitSet[] channels = seen.computeIfAbsent(node, id -> new BitSet[shape.channels()]);
            if (channels[channel] == null) {
                channels[channel] = more;
            } else if (channels[channel] != more) {
                BitSet both = (BitSet) channels[channel].clone();
                both.or(more);
                channels[channel] = both;
            }
        }

        private interface Mapping {
            BitSet of(BitSet places);
        }

        /// Every channel from its own; what channels share is mapped once.
        private void each(String input, Shape shape, BitSet[] own, Mapping mapping) {
            Map<BitSet, BitSet> mapped = new IdentityHashMap<>();
            for (int channel = 0; channel < shape.channels(); channel++) {
                if (own[channel] != null) {
                    add(input, shape, channel, mapped.computeIfAbsent(own[channel], mapping::of));
                }
            }
        }

        /// Every channel from all of its group.
        private void groups(String input, Shape shape, BitSet[] own, int groups, Mapping mapping) {
            int from = shape.channels() / groups;
            int to = own.length / groups;
            for (int group = 0; group < groups; group++) {
                Set<BitSet> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
                for (int channel = group * to; channel < (group + 1) * to; channel++) {
                    if (own[channel] != null) {
                        distinct.add(own[channel]);
                    }
                }
                if (distinct.isEmpty()) {
                    continue;
                }
                BitSet union = new BitSet();
                distinct.forEach(union::or);
                BitSet before = mapping.of(union);
                for (int channel = group * from; channel < (group + 1) * from; channel++) {
                    add(input, shape, channel, before);
                }
            }
        }

        private static BitSet windows(BitSet places, Shape output, Shape input, Conv conv) {
            return windows(places, output, input, conv.kernel(), conv.stride(), conv.padding(), conv.dilation());
        }

        private static BitSet windows(BitSet places, Shape output, Shape input, Pool pool) {
            return windows(places, output, input, pool.kernel(), pool.stride(), pool.padding(), 1);
        }

        private static BitSet windows(
                BitSet places, Shape output, Shape input, int kernel, int stride, int padding, int dilation) {
            BitSet before = new BitSet();
            for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
                int top = place / output.width() * stride - padding;
                int left = place % output.width() * stride - padding;
                for (int y = 0; y < kernel; y++) {
                    int row = top + y * dilation;
                    for (int x = 0; x < kernel && row >= 0 && row < input.height(); x++) {
                        int column = left + x * dilation;
                        if (column >= 0 && column < input.width()) {
                            before.set(row * input.width() + column);
                        }
                    }
                }
            }
            return before;
        }

        private static BitSet whole(Shape shape) {
            BitSet whole = new BitSet();
            whole.set(0, shape.height() * shape.width());
            return whole;
        }

        private void all(String input, Shape shape) {
            BitSet whole = whole(shape);
            for (int channel = 0; channel < shape.channels(); channel++) {
                add(input, shape, channel, whole);
            }
        }

        /// A vector is in channel, row, column order.
        private void unflatten(String input, Shape shape, BitSet[] own) {
            int area = shape.height() * shape.width();
            BitSet whole = whole(shape);
            for (int channel = 0; channel < shape.channels(); channel++) {
                BitSet places = new BitSet();
                for (int place = 0; place < area; place++) {
                    places.set(place, own[channel * area + place] != null);
                }
                if (!places.isEmpty()) {
                    add(input, shape, channel, places.cardinality() == area ? whole : places);
                }
            }
        }

        private void neighbours(String input, Shape shape, BitSet[] own, LocalResponseNorm norm) {
            for (int channel = 0; channel < shape.channels(); channel++) {
                int last = Math.min(shape.channels() - 1, channel + (norm.size() - 1) / 2);
                for (int near = Math.max(0, channel - norm.size() / 2); near <= last; near++) {
                    add(input, shape, near, own[channel]);
                }
            }
        }
    }
}
