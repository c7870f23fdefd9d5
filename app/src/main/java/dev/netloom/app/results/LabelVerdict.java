package dev.netloom.app.results;

/// What the user thinks of the label of a test image.
///
/// @param is the class that the image is of, where the label is [Kind#WRONG]; else -1
public record LabelVerdict(Kind kind, int is) {
    public enum Kind {
        RIGHT,
        WRONG,
        UNCLEAR
    }

    public static LabelVerdict of(Kind kind) {
        return new LabelVerdict(kind, -1);
    }
}
