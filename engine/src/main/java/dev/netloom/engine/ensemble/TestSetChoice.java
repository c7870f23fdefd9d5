package dev.netloom.engine.ensemble;

import java.util.OptionalDouble;

/// What choosing k members by the test set pretends, beside what members that nobody chose by it do. A lesson: nothing
/// is ever chosen so here. Accuracies from 0 to 1.
///
/// @param members k
/// @param mean of all subsets of k: what to expect of k members taken at random
/// @param bestMembers of the k members that do best on the test set, each alone
/// @param bestSubset of the subset of k that does best on the test set
/// @param byValidation of the k members that do best on their held-out training images; empty where one has none
/// @param onChosenHalf of the subset that does best on one half of the test images (every second one), on that half:
///                     the mean of both halves
/// @param onOtherHalf the same subsets on the other half: what is left of it on images that they were not chosen by
public record TestSetChoice(
        int members,
        double mean,
        double bestMembers,
        double bestSubset,
        OptionalDouble byValidation,
        double onChosenHalf,
        double onOtherHalf) {}
