package dev.netloom.app.cli;

import dev.netloom.app.training.RunEnd;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import java.nio.file.Path;
import java.util.OptionalLong;

/// A line of words per epoch, and on a terminal a bar that fills.
final class TextReport extends TrainingReport {
    private final Console console;
    private final ProgressBar bar;

    TextReport(Console console, TrainingControl control) {
        super(control);
        this.console = console;
        this.bar = new ProgressBar(console);
    }

    @Override
    void started(TrainingEvent.Started started) {
        bar.begin(started);
    }

    @Override
    void frozen(TrainingEvent.Frozen frozen) {
        bar.clear();
        console.say(Texts.of("cli.train.frozen", frozen.blocks().size()));
        if (frozen.features() > 0) {
            console.say(Texts.of("cli.train.features", frozen.features(), LargeNumbers.bytes(frozen.bytes())));
        }
    }

    @Override
    void step(TrainingEvent.StepDone step) {
        bar.show(step);
    }

    @Override
    void epoch(TrainingEvent.EpochDone epoch) {
        bar.clear();
        console.say(Texts.of(
                "cli.train.epoch",
                epoch.epoch(),
                epoch.train().loss(),
                epoch.train().accuracy(),
                epoch.test().loss(),
                epoch.test().accuracy(),
                epoch.imagesPerSecond(),
                epoch.seconds(),
                epoch.validation().map(TextReport::validation).orElse("")));
        epoch.averaged().ifPresent(averaged -> console.say(averaged(averaged)));
    }

    private static String validation(Evaluation validation) {
        return Texts.of("cli.train.validation", validation.accuracy(), validation.loss());
    }

    private static String averaged(TrainingEvent.EpochDone.Averaged averaged) {
        Evaluation test = averaged.test();
        return averaged.validation()
                .map(held -> Texts.of(
                        "cli.train.averaged.held-out", test.accuracy(), test.loss(), held.accuracy(), held.loss()))
                .orElseGet(() -> Texts.of("cli.train.averaged", test.accuracy(), test.loss()));
    }

    @Override
    void conclude(OptionalLong run, Path weights) {
        bar.clear();
        finished().best().ifPresent(best -> console.say(RunEnd.words(best)));
        console.say(finished().test().map(Results::accuracy).orElseGet(() -> Texts.of("cli.train.untested")));
        console.say(Texts.of("cli.train.weights", weights, precision()));
        run.ifPresent(number -> console.say(Texts.of("cli.train.run", number, imagesSeen())));
    }
}
