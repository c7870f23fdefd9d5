package dev.netloom.engine.ensemble;

/// What combining does to the images of one class.
///
/// @param label number of the class, from 0
/// @param memberMistakes of a member, on average
/// @param mistakes of the ensemble: those that are made, and those that all members make
public record ClassOutcomes(
        int label, int images, double memberMistakes, int mistakes, int rescued, int made, int wrongInAll) {}
