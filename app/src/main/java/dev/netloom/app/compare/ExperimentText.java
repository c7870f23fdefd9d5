package dev.netloom.app.compare;

import dev.netloom.app.ui.Texts;

/// What prepared experiments are called, and what they ask. One without texts goes by its name. Needs no window.
public final class ExperimentText {
    private ExperimentText() {}

    public static String title(String name) {
        String key = "experiment." + name + ".title";
        return Texts.has(key) ? Texts.of(key) : name;
    }

    /// What it asks, in a sentence.
    public static String question(String name) {
        String key = "experiment." + name + ".question";
        return Texts.has(key) ? Texts.of(key) : Texts.of("experiment.own");
    }

    /// What it asks, in one short line.
    public static String brief(String name) {
        String key = "experiment." + name + ".brief";
        return Texts.has(key) ? Texts.of(key) : question(name);
    }
}
