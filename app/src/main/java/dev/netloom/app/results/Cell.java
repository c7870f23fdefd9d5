package dev.netloom.app.results;

/// Digits of one class taken for a class: a cell of the confusion matrix, or a row or column of it.
///
/// @param label the true class; [#ANY] for all
/// @param guess what it was taken for; [#ANY] for all
public record Cell(int label, int guess) {
    public static final int ANY = -1;
    public static final Cell ALL = new Cell(ANY, ANY);

    public boolean holds(int trueClass, int taken) {
        return (label == ANY || label == trueClass) && (guess == ANY || guess == taken);
    }

    /// Whether it holds recognised digits.
    public boolean isDiagonal() {
        return label != ANY && label == guess;
    }
}
