package dev.netloom.engine.store.interop;

import dev.netloom.engine.graph.Graph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds for each parameter of a network its array in a file: by name, and what is left by order and shape.
final class WeightMatcher {
    /// What programs put in front of every name.
    private static final List<String> PREFIXES = List.of("module.", "_orig_mod.", "model.", "net.", "network.");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /// What an array is for, as far as its name says: each name on the left is one of ours.
    private static final Map<String, Pattern> ROLES = Map.of(
            "weight", Pattern.compile("weight|kernel|gamma|scale|w\\d*"),
            "bias", Pattern.compile("bias|beta|b\\d*|offset"),
            "running_mean", Pattern.compile(".*mean\\d*"),
            "running_var", Pattern.compile(".*var(iance)?\\d*"));

    private final List<MappedWeight> mapped = new ArrayList<>();
    private final List<NamedTensor> tensors;
    private final Map<NamedTensor, Integer> places = new HashMap<>();
    private final Set<NamedTensor> used = new HashSet<>();

    private WeightMatcher(TensorFile file) {
        List<NamedTensor> floating =
                file.tensors().stream().filter(NamedTensor::isFloating).toList();
        tensors = inOrder(floating);
        tensors.forEach(tensor -> places.put(tensor, places.size()));
    }

    static List<MappedWeight> match(TensorFile file, Graph graph) {
        WeightMatcher matcher = new WeightMatcher(file);
        WeightTarget.of(graph).forEach(target -> matcher.mapped.add(MappedWeight.missing(target)));
        matcher.byName();
        matcher.byOrder();
        matcher.settle();
        Map<String, Double> scales = BookDropout.isOfBook(matcher.tensors) ? BookDropout.scales(graph) : Map.of();
        return matcher.mapped.stream()
                .map(weight -> weight.scaled(scales.getOrDefault(weight.target().name(), 1.0)))
                .toList();
    }

    /// Names that a program has sorted as texts, `conv10` before `conv2`, are sorted by their numbers; and so are those
    /// of the book, whose dicts have no order in old Pythons.
    private static List<NamedTensor> inOrder(List<NamedTensor> tensors) {
        List<String> names = tensors.stream().map(NamedTensor::name).toList();
        boolean sorted = names.equals(names.stream().sorted().toList());
        if (!sorted && !BookDropout.isOfBook(tensors)) {
            return tensors;
        }
        return tensors.stream()
                .sorted(Comparator.comparing(tensor -> NUMBER.matcher(tensor.name())
                        .replaceAll(number ->
                                "0".repeat(Math.max(0, 9 - number.group().length())) + number.group())))
                .toList();
    }

    private void byName() {
        String prefix = prefix(tensors);
        Map<String, NamedTensor> named = new HashMap<>();
        tensors.forEach(tensor -> named.put(tensor.name().substring(prefix.length()), tensor));
        mapped.replaceAll(weight -> {
            NamedTensor tensor = named.get(weight.target().name());
            return tensor == null ? weight : assigned(weight, tensor, true);
        });
    }

    /// What stands in front of all names: `module.`, say.
    static String prefix(List<NamedTensor> tensors) {
        String prefix = "";
        for (boolean longer = !tensors.isEmpty(); longer; ) {
            String known = prefix;
            Optional<String> next = PREFIXES.stream()
                    .filter(more ->
                            tensors.stream().allMatch(tensor -> tensor.name().startsWith(known + more)))
                    .findFirst();
            prefix += next.orElse("");
            longer = next.isPresent();
        }
        return prefix;
    }

    private MappedWeight assigned(MappedWeight weight, NamedTensor tensor, boolean named) {
        List<Conversion> fitting = Conversion.fitting(weight.target(), tensor.dims());
        if (fitting.isEmpty() || !used.add(tensor)) {
            return weight;
        }
        return weight.with(tensor, fitting.getFirst(), named);
    }

    /// Where other arrays go by their names, one may stand only between those of its neighbours.
    private void byOrder() {
        boolean none = used.isEmpty();
        for (int place = 0; place < mapped.size(); place++) {
            MappedWeight weight = mapped.get(place);
            if (weight.source().isEmpty()) {
                int from = none ? 0 : neighbour(place, -1);
                int to = none ? tensors.size() : neighbour(place, 1);
                for (int at = from; at < to && mapped.get(place).source().isEmpty(); at++) {
                    if (mayBe(weight.target(), tensors.get(at))) {
                        mapped.set(place, assigned(weight, tensors.get(at), false));
                    }
                }
            }
        }
    }

    /// Where the array of the next mapped parameter in a direction stands in the file.
    private int neighbour(int place, int step) {
        for (int at = place + step; at >= 0 && at < mapped.size(); at += step) {
            if (mapped.get(at).source().isPresent()) {
                return places.get(mapped.get(at).source().get());
            }
        }
        return step < 0 ? 0 : tensors.size();
    }

    private static boolean mayBe(WeightTarget target, NamedTensor tensor) {
        if (tensor.size() != target.spec().size()) {
            return false;
        }
        String last = tensor.name()
                .substring(tensor.name().lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceFirst(".*/", "")
                .replaceFirst(":0$", "");
        Set<String> roles = ROLES.entrySet().stream()
                .filter(role -> role.getValue().matcher(last).matches())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return roles.isEmpty() || roles.contains(target.spec().name());
    }

    /// Square arrays fit both ways: they are taken as the others of the file are. Where filters have their channels
    /// last, what was flattened had them last, too.
    private void settle() {
        boolean filtersLast = isUsed(Conversion.CHANNELS_LAST);
        boolean transposed = filtersLast || isUsed(Conversion.TRANSPOSED) || BookDropout.isOfBook(tensors);
        mapped.replaceAll(weight -> weight.source()
                .map(tensor -> {
                    List<Conversion> fitting = Conversion.fitting(weight.target(), tensor.dims());
                    Conversion dense = filtersLast && fitting.contains(Conversion.TRANSPOSED_CHANNELS_LAST)
                            ? Conversion.TRANSPOSED_CHANNELS_LAST
                            : Conversion.TRANSPOSED;
                    Conversion settled = transposed && fitting.contains(dense)
                            ? dense
                            : filtersLast && fitting.contains(Conversion.CHANNELS_LAST)
                                    ? Conversion.CHANNELS_LAST
                                    : weight.conversion();
                    return weight.with(tensor, settled, weight.named());
                })
                .orElse(weight));
    }

    private boolean isUsed(Conversion conversion) {
        return mapped.stream().anyMatch(weight -> weight.source().isPresent() && weight.conversion() == conversion);
    }
}
