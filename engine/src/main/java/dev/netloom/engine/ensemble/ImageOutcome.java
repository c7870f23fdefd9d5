package dev.netloom.engine.ensemble;

import java.util.Locale;

/// What combining does to an image. Every image has exactly one outcome.
public enum ImageOutcome {
    /// All members and the ensemble are right.
    RIGHT_IN_ALL,
    /// The ensemble is right although members are wrong; rarely even all of them, where each puts another class before
    /// the true one.
    RESCUED,
    /// The ensemble is wrong although members are right.
    MADE,
    /// All members and the ensemble are wrong.
    WRONG_IN_ALL;

    /// The name in JSON and the end of the text key: `wrong-in-all`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ImageOutcome of(boolean right, int membersRight, int members) {
        if (right) {
            return membersRight == members ? RIGHT_IN_ALL : RESCUED;
        }
        return membersRight == 0 ? WRONG_IN_ALL : MADE;
    }
}
