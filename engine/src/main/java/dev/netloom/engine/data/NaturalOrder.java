package dev.netloom.engine.data;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The order in which people count: `10` after `9`, `img2` before `img10`.
final class NaturalOrder {
    private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

    private NaturalOrder() {}

    static int compare(String one, String other) {
        Matcher mine = PART.matcher(Normalizer.normalize(one, Normalizer.Form.NFC));
        Matcher theirs = PART.matcher(Normalizer.normalize(other, Normalizer.Form.NFC));
        while (true) {
            boolean more = mine.find();
            boolean moreOfTheirs = theirs.find();
            if (!more || !moreOfTheirs) {
                return more ? 1 : moreOfTheirs ? -1 : one.compareTo(other);
            }
            int order = parts(mine.group(), theirs.group());
            if (order != 0) {
                return order;
            }
        }
    }

    private static int parts(String one, String other) {
        boolean number = Character.isDigit(one.charAt(0));
        boolean otherNumber = Character.isDigit(other.charAt(0));
        return number && otherNumber ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }
}
