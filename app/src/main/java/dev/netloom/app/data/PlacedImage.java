package dev.netloom.app.data;

import dev.netloom.engine.data.LabelledImages;

/// One image of a set.
///
/// @param images the set, or the part of it that has a file of its own
/// @param place its index there, from 0
/// @param className what it shows
record PlacedImage(LabelledImages images, int place, DataPart part, String className) {
    /// `Training image 17`.
    String name() {
        return part.nameOf(place);
    }
}
