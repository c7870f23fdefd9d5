package dev.netloom.app.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.augment.RuleKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where a rule changes what an image means. That depends on what the images show, of which the names of the classes
/// tell most.
enum RuleMeaning {
    DIGITS,
    LETTERS,
    PHOTOS,
    UNKNOWN;

    private static final Set<String> PHOTOGRAPHS = Set.of("CIFAR-10", "Fashion-MNIST");

    static RuleMeaning of(Dataset data) {
        List<String> classes = data.classes();
        if (!classes.isEmpty() && classes.stream().allMatch(name -> name.matches("\\d"))) {
            return DIGITS;
        }
        if (!classes.isEmpty() && classes.stream().allMatch(RuleMeaning::isLetter)) {
            return LETTERS;
        }
        return PHOTOGRAPHS.contains(data.name()) ? PHOTOS : UNKNOWN;
    }

    private static boolean isLetter(String name) {
        return name.codePointCount(0, name.length()) == 1 && Character.isLetterOrDigit(name.codePointAt(0));
    }

    /// The key of the text that warns of a rule; empty where there is nothing to say.
    ///
    /// @param shape of the images
    Optional<String> warning(RuleKind kind, double amount, Shape shape) {
        int side = Math.min(shape.height(), shape.width());
        return switch (kind) {
            case FLIP -> mine("flip", amount > 0 && this != PHOTOS);
            case ROTATE -> mine("rotate", amount > 90);
            case SHIFT, CROP -> mine("leave", 4 * amount > side);
            case CUTOUT -> all("cutout", 2 * amount > side);
            case SCALE -> all("scale", amount > 0.6);
            case SHEAR -> all("shear", amount > 45);
            case BRIGHTNESS -> all("brightness", amount > 0.8);
            case CONTRAST -> all("contrast", amount > 0.8);
            case NOISE -> all("noise", amount > 0.4);
            case MIXUP, CUTMIX -> all("mix", amount > 0);
        };
    }

    private Optional<String> mine(String what, boolean warned) {
        return all(what + "." + name().toLowerCase(Locale.ROOT), warned);
    }

    private static Optional<String> all(String what, boolean warned) {
        return warned ? Optional.of("augment.warning." + what) : Optional.empty();
    }
}
