package dev.netloom.engine.optim;

/// The values `from` to below `to` of a flat vector.
record ValueRange(int from, int to) {
    int length() {
        return to - from;
    }
}
