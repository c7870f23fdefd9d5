package dev.netloom.engine.ensemble;

/// The accuracy of ensembles of some of the members: of all subsets of one size, or of a sample of them where they are
/// more than [Subsets#MOST].
///
/// @param members in each subset
/// @param subsets how many there are; [Long#MAX_VALUE] for that many and more
/// @param examined how many of them were combined
/// @param mean of their accuracies, 0 to 1
/// @param deviation the accuracies' standard deviation over the subsets; 0 of one
/// @param worst the least accuracy
/// @param best the greatest: who takes it for that of an ensemble has chosen by the test set
public record SubsetAccuracy(
        int members, long subsets, int examined, double mean, double deviation, double worst, double best) {
    public boolean isSample() {
        return examined < subsets;
    }
}
