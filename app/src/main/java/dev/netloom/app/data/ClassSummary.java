package dev.netloom.app.data;

import java.util.Optional;

/// How many images of one class there are.
///
/// @param label the number of the class; [#ALL] for all classes together
/// @param train training images, with those that are held out
/// @param heldOut how many of these a run holds out
/// @param picture the first image of the class; empty where it has none
record ClassSummary(int label, String name, int train, int heldOut, int test, Optional<PlacedImage> picture) {
    static final int ALL = -1;
}
