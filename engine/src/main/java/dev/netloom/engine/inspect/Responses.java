package dev.netloom.engine.inspect;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the blocks of a network put out for one image, as far as it could be computed.
///
/// @param maps by node; none for blocks whose input is not known
/// @param trained the nodes that were computed with trained weights all the way from the input
/// @param tooLarge the nodes that were left out because they, or something before them, cost too much to look at
public record Responses(Map<String, Response> maps, Set<String> trained, Set<String> tooLarge) {
    public static final Responses NONE = new Responses(Map.of(), Set.of(), Set.of());

    public Responses {
        maps = Map.copyOf(maps);
        trained = Set.copyOf(trained);
        tooLarge = Set.copyOf(tooLarge);
    }

    public Optional<Response> map(String node) {
        return Optional.ofNullable(maps.get(node));
    }
}
