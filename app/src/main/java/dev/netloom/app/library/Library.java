package dev.netloom.app.library;

import dev.netloom.app.results.ResultsModel;

/// What the library shares with other parts of the window.
///
/// @param results of the user's network, which the page about the top-5 error shows
public record Library(LibraryModel model, ResultsModel results) {}
