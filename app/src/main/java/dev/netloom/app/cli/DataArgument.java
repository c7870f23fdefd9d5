package dev.netloom.app.cli;

import dev.netloom.app.data.DataChoice;
import dev.netloom.app.ui.DataSets;
import dev.netloom.app.ui.DataText;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Colour;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Fit;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.SkippedFile;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which images a command works on: a set that is known by name, or a folder or file of one's own.
final class DataArgument {
    @Option(names = "--data", paramLabel = "DATA", descriptionKey = "cli.option.data")
    private String name;

    @Mixin
    private final How how = new How();

    /// How its files become images.
    static final class How {
        @Option(
                names = "--size",
                paramLabel = "WxH",
                converter = SizeConverter.class,
                descriptionKey = "cli.option.size")
        private DataSettings.Size size;

        @Option(names = "--fit", paramLabel = "fit|crop|stretch", descriptionKey = "cli.option.fit")
        private Fit fit;

        @Option(names = "--colour", paramLabel = "auto|grey|rgb", descriptionKey = "cli.option.colour")
        private Colour colour;

        @Option(names = "--test-share", paramLabel = "SHARE", descriptionKey = "cli.option.test-share")
        private Double testShare;

        @Option(names = "--per-class", paramLabel = "N", descriptionKey = "cli.option.per-class")
        private Integer perClass;

        @Option(names = "--normalize", descriptionKey = "cli.option.normalize")
        private boolean normalized;

        /// @param usual what nothing was said of
        /// @param input of the network that will see them: pictures of many sizes become as large
        private DataSettings settings(DataSettings usual, Optional<Shape> input) throws CommandFailure {
            if (testShare != null && !(testShare >= 0.01 && testShare <= 0.9)) {
                throw new CommandFailure(Texts.of("cli.data.test-share", testShare));
            }
            if (perClass != null && perClass < 0) {
                throw new CommandFailure(Texts.of("cli.negative", "--per-class", perClass));
            }
            return new DataSettings(
                    size == null ? usual.size() : size,
                    input.map(shape -> new DataSettings.Size(shape.width(), shape.height()))
                            .orElse(usual.otherwise()),
                    fit == null ? usual.fit() : fit,
                    colour == null ? usual.colour() : colour,
                    testShare == null ? usual.testShare() : testShare,
                    perClass == null ? usual.perClass() : perClass,
                    normalized || usual.normalized(),
                    usual.seed());
        }

        /// The images in `name`; says which files it had to go without.
        Dataset load(String name, Optional<Shape> input, Console console) throws CommandFailure, FileProblem {
            return load(new DataChoice(name, DataSettings.PLAIN), input, console);
        }

        private Dataset load(DataChoice choice, Optional<Shape> input, Console console)
                throws CommandFailure, FileProblem {
            FetchProgress progress = new FetchProgress(console);
            Dataset data = DataSets.load(choice.name(), settings(choice.settings(), input), progress);
            progress.clear();
            Map<SkippedFile.Reason, List<String>> skipped = data.skipped().stream()
                    .collect(Collectors.groupingBy(
                            SkippedFile::reason,
                            Collectors.mapping(file -> file.file().toString(), Collectors.toList())));
            for (SkippedFile.Reason reason : SkippedFile.Reason.values()) {
                if (skipped.containsKey(reason)) {
                    List<String> files = skipped.get(reason);
                    String key = "data.skipped." + reason.name().toLowerCase(Locale.ROOT);
                    console.note(Texts.of(key, files.size(), Listing.of(files)));
                }
            }
            return data;
        }
    }

    /// `64x48`: columns and rows.
    static final class SizeConverter implements ITypeConverter<DataSettings.Size> {
        @Override
        public DataSettings.Size convert(String text) {
            if (!text.matches("[1-9]\\d{0,3}[xX\u00d7][1-9]\\d{0,3}")) {
                throw new TypeConversionException(Texts.of("cli.no-size", text));
            }
            String[] sides = text.split("[xX\u00d7]");
            int width = Integer.parseInt(sides[0]);
            int height = Integer.parseInt(sides[1]);
            if (Math.max(width, height) > DataSettings.LARGEST_SIDE) {
                throw new TypeConversionException(Texts.of("cli.no-size", text));
            }
            return new DataSettings.Size(width, height);
        }
    }

    /// Whether any were asked for.
    boolean isNamed() {
        return name != null;
    }

    /// The images.
    Dataset load(Console console) throws CommandFailure, FileProblem {
        return how.load(name == null ? DataSets.MNIST : name, Optional.empty(), console);
    }

    /// As [#load]; pictures of many sizes become what the network takes in, and where no images were named, those
    /// that the project was trained on are meant.
    Dataset load(Project project, Console console) throws CommandFailure, FileProblem {
        return how.load(choice(project), project.graph().inputShape(), console);
    }

    /// As [#load], for a network that was trained: pictures become what it learned from, where nothing else was said.
    ///
    /// @param input what is kept of that with its weights
    Dataset load(Project project, String input, Console console) throws CommandFailure, FileProblem {
        DataChoice choice = choice(project);
        DataChoice fitted = InputDescription.parse(input)
                .map(learned -> new DataChoice(choice.name(), choice.settings().suiting(learned)))
                .orElse(choice);
        Dataset data = how.load(fitted, project.graph().inputShape(), console);
        DataText.differences(input, data).ifPresent(console::note);
        return data.seenWith(input);
    }

    private DataChoice choice(Project project) throws CommandFailure {
        if (name != null) {
            return new DataChoice(name, DataSettings.PLAIN);
        }
        try {
            return DataChoice.of(project.training()).orElse(DataChoice.MNIST);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(DataText.unusable(project.name(), project.training(), e));
        }
    }

    /// Test images to compare networks on, as [#load(Project, String, Console)] has them; none where the data set
    /// is not on this machine.
    Optional<LabelledImages> testImages(Project project, String input, Console console) throws CommandFailure {
        try {
            return Optional.of(load(project, input, console).test());
        } catch (FileProblem missing) {
            return Optional.empty();
        }
    }
}
