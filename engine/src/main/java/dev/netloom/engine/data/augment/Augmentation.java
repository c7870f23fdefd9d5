package dev.netloom.engine.data.augment;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What happens to a training image before the network sees it. Rules that move pixels ([Shift], [Rotate],
/// [Scale], [Shear], [Flip], [Crop]) come first, in the order of the list, and [Elastic] together with them;
/// then those that change values ([Brightness], [Contrast], [Noise], [Cutout]), in theirs; last those that mix
/// two images of a batch and their labels ([Mixup], [CutMix]), of which each image gets one.
///
/// @param rules each kind at most once
public record Augmentation(List<Rule> rules) {
    /// Leaves images as they are.
    public static final Augmentation NONE = new Augmentation(List.of());

    private static final String NOTHING = "none";

    /// @throws InvalidAugmentation where a kind comes twice
    public Augmentation {
        rules = List.copyOf(rules);
        Set<RuleKind> seen = EnumSet.noneOf(RuleKind.class);
        for (Rule rule : rules) {
            if (!seen.add(rule.kind())) {
                String key = rule.kind().key();
                throw new InvalidAugmentation("twice", key + " is there twice", key);
            }
        }
    }

    public static Augmentation of(Rule... rules) {
        return new Augmentation(List.of(rules));
    }

    /// Reads a list as in `shift:2,rotate:10,scale:0.1`; `none` and nothing are [#NONE].
    ///
    /// @throws InvalidAugmentation names the rule, and the value where there is one
    public static Augmentation parse(String text) {
        if (text.isBlank() || text.strip().equals(NOTHING)) {
            return NONE;
        }
        return new Augmentation(
                Stream.of(text.split(",", -1)).map(RuleKind::parse).toList());
    }

    /// Whether labels mix, too.
    public boolean mixes() {
        return rules.stream().anyMatch(MixRule.class::isInstance);
    }

    public boolean isNone() {
        return rules.isEmpty();
    }

    /// What [#parse] reads.
    @Override
    public String toString() {
        return isNone() ? NOTHING : rules.stream().map(Rule::text).collect(Collectors.joining(","));
    }
}
