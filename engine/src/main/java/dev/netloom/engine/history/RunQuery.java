package dev.netloom.engine.history;

/// Which runs, and in which order.
///
/// @param search words that must all occur in name, network, tags, notes or settings; empty for all runs
/// @param limit runs at most
/// @param offset runs before them that are left out
public record RunQuery(String search, RunSort sort, boolean descending, int limit, int offset) {
    /// The newest runs first.
    public static RunQuery newest(int limit) {
        return new RunQuery("", RunSort.STARTED, true, limit, 0);
    }

    public RunQuery searching(String words) {
        return new RunQuery(words, sort, descending, limit, offset);
    }

    public RunQuery sorted(RunSort by, boolean downwards) {
        return new RunQuery(search, by, downwards, limit, offset);
    }

    /// The runs after these.
    public RunQuery next() {
        return new RunQuery(search, sort, descending, limit, offset + limit);
    }
}
