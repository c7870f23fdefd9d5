package dev.netloom.app.looks;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/// Where else a test digit can be looked at.
///
/// @param results whether there are results: before the first evaluation, nothing can be opened large
/// @param large opens it large
/// @param saliency what in it speaks for a class
/// @param nearest the training digits that are like it
record DigitLinks(BooleanSupplier results, IntConsumer large, IntConsumer saliency, IntConsumer nearest) {}
