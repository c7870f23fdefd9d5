package dev.netloom.app.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The order in which parts of a network are laid out.
final class PartOrder {
    private PartOrder() {}

    /// `parts` with each after those that link to it; those in or behind a circle are left out.
    static List<String> of(List<String> parts, Set<Wire> links) {
        Map<String, Integer> waiting = new LinkedHashMap<>();
        parts.forEach(part -> waiting.put(part, 0));
        Map<String, List<String>> next = new HashMap<>();
        for (Wire link : links) {
            waiting.merge(link.to(), 1, Integer::sum);
            next.computeIfAbsent(link.from(), key -> new ArrayList<>()).add(link.to());
        }
        Deque<String> ready = new ArrayDeque<>();
        parts.stream().filter(part -> waiting.get(part) == 0).forEach(ready::add);
        List<String> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            String part = ready.pop();
            order.add(part);
            for (String to : next.getOrDefault(part, List.of()).reversed()) {
                if (waiting.merge(to, -1, Integer::sum) == 0) {
                    ready.push(to);
                }
            }
        }
        return order;
    }
}
