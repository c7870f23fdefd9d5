package dev.netloom.app.cli;

import java.lang.Character.UnicodeScript;
import java.util.regex.Pattern;

/// Text of users, as ids of blocks and names of files are, on a terminal.
final class TerminalText {
    /// What would move the cursor, change colours or more: the control characters, tabs among them, of both ranges.
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");

    private TerminalText() {}

    /// `line` with a mark in the place of each control character.
    static String harmless(String line) {
        return CONTROL.matcher(line).replaceAll("\ufffd");
    }

    /// How many columns `line` takes: two for a wide character, as those of Hangul and most emoji are, none for an
    /// accent on the one before.
    static int width(String line) {
        return harmless(line).codePoints().map(TerminalText::width).sum();
    }

    private static int width(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isLaterJamo(character) ? 0 : isWide(character) ? 2 : 1;
        };
    }

    /// A vowel or a final consonant that joins the syllable before it.
    private static boolean isLaterJamo(int character) {
        return character >= 0x1160 && character <= 0x11ff;
    }

    private static boolean isWide(int character) {
        return Character.isEmojiPresentation(character)
                || isFullWidthForm(character)
                || switch (UnicodeScript.of(character)) {
                    case HANGUL, HAN, HIRAGANA, KATAKANA, BOPOMOFO -> !isHalfWidthForm(character);
                    default -> false;
                };
    }

    private static boolean isFullWidthForm(int character) {
        return character >= 0x3000 && character <= 0x303e
                || character >= 0xff01 && character <= 0xff60
                || character >= 0xffe0 && character <= 0xffe6;
    }

    private static boolean isHalfWidthForm(int character) {
        return character >= 0xff61 && character <= 0xffdc;
    }
}
