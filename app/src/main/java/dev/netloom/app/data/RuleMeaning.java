package dev.netloom.app.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.augment.RuleKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Where a rule changes what an image means. That depends on what the images show, of which the names of the classes
/// tell most.
enum RuleMeaning {
    DIGITS,
    LETTERS,
    /// Of a script in which a mirrored character is none.
    CHARACTERS,
    /// Of things, which look the same from the other side.
    PICTURES,
    UNKNOWN;

    /// The name of a set comes first: one without names for its classes has numbers for them, whatever it shows.
    static RuleMeaning of(String name, List<String> classes) {
        String known = name.toLowerCase(Locale.ROOT);
        if (known.contains("fashion") || known.contains("cifar")) {
            return PICTURES;
        }
        if (known.contains("letters")) {
            return LETTERS;
        }
        if (known.contains("kmnist")) {
            return CHARACTERS;
        }
        if (all(classes, one -> one.matches("[0-9]"))) {
            return DIGITS;
        }
        if (all(classes, one -> one.matches("[A-Za-z0-9]"))) {
            return LETTERS;
        }
        boolean written =
                all(classes, one -> one.codePointCount(0, one.length()) == 1 && Character.isLetter(one.codePointAt(0)));
        return written ? CHARACTERS : UNKNOWN;
    }

    private static boolean all(List<String> classes, Predicate<String> are) {
        return !classes.isEmpty() && classes.stream().allMatch(are);
    }

    /// The key of the text that warns of a rule; empty where there is nothing to say.
    ///
    /// @param shape of the images
    Optional<String> warning(RuleKind kind, double amount, Shape shape) {
        if (this == DIGITS && shape.channels() > 1) {
            return UNKNOWN.warning(kind, amount, shape); // numbers of classes: digits are grey
        }
        int side = Math.min(shape.height(), shape.width());
        return switch (kind) {
            case FLIP -> mine("flip", amount > 0 && this != PICTURES);
            case ROTATE -> mine("rotate", amount > 90);
            case SHIFT, CROP -> mine("leave", 4 * amount > side);
            case CUTOUT -> all("cutout", 2 * amount > side);
            case SCALE -> all("scale", amount > 0.6);
            case ELASTIC -> all("elastic", 12 * amount > side);
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
