package dev.netloom.engine.sweep;

import java.util.ArrayList;
import java.util.List;

/// A stage of successive halving: so many points are trained until they have had so many epochs in all.
public record Rung(int points, int epochs) {
    /// Of each rung's points, one in so many goes on.
    public static final int ETA = 3;

    /// A bracket of Hyperband (Li et al., Hyperband, JMLR 2018, algorithm 1): `floor(n / 3^i)` points get
    /// `R / 3^(s - i)` epochs, with `s` as large as both allow, so that the last rung has all `R`.
    ///
    /// @param points n that begin
    /// @param epochs R of a point that goes on to the end
    static List<Rung> halving(int points, int epochs) {
        int last = Math.min(power(points), power(epochs));
        List<Rung> rungs = new ArrayList<>();
        for (int rung = 0; rung <= last; rung++) {
            int own = (int) Math.round(epochs / Math.pow(ETA, last - rung));
            rungs.add(new Rung((int) (points / Math.pow(ETA, rung)), own));
        }
        return rungs;
    }

    /// The largest whole power of eta that is at most `number`.
    private static int power(int number) {
        int power = 0;
        for (long reached = ETA; reached <= number; reached *= ETA) {
            power++;
        }
        return power;
    }
}
