package dev.netloom.engine.history;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The tags of a run, in one text with commas between them.
public final class Tags {
    private Tags() {}

    /// What somebody wrote: in any order, with spaces, some twice.
    public static List<String> read(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /// What [#read] reads.
    public static String text(Collection<String> tags) {
        return tags.stream().collect(Collectors.joining(", "));
    }
}
