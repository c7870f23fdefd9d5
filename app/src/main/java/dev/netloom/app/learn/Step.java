package dev.netloom.app.learn;

/// One thing to do on the path through the chapter.
///
/// @param key `learn.step.KEY` is its title, `learn.step.KEY.text` says what one does there
record Step(String key, Destination to) {}
