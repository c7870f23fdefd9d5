package dev.netloom.app.cli;

import dev.netloom.app.training.SettingText;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.Preset;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingField;
import dev.netloom.engine.train.TrainingField.Group;
import dev.netloom.engine.train.TrainingFields;
import dev.netloom.engine.train.TransferSettings;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/// How a network is trained: as the preset says, or else the project, or else by default, and what the options change
/// of that. There is an option for every [TrainingField], which says what it may be.
final class TrainingConfigArguments {
    static final TrainingDescription USUAL = TrainingDescription.of(TrainingConfig.of(3));

    @Option(names = "--preset", paramLabel = "fast|accurate|record", descriptionKey = "cli.option.preset")
    private Preset preset;

    /// Gives a command an option for every setting.
    static void declare(CommandSpec command) {
        for (TrainingField field : TrainingFields.ALL) {
            command.addOption(OptionSpec.builder(option(field))
                    .type(String.class)
                    .paramLabel(label(field))
                    .descriptionKey("cli.setting." + field.key())
                    .build());
        }
    }

    static String option(TrainingField field) {
        return field.equals(TrainingFields.IMAGES) ? "--limit" : "--" + field.key();
    }

    private static String label(TrainingField field) {
        return switch (field.kind()) {
            case WHOLE -> "N";
            case REAL -> "X";
            case CHOICE -> field.choices().size() > 3 ? "NAME" : String.join("|", field.choices());
            case RULES, POINTS -> "LIST";
            case BLOCKS -> "IDS";
        };
    }

    /// Whether anything is said of how to train.
    boolean isAnyGiven(Command command) {
        return preset != null
                || TrainingFields.ALL.stream()
                        .anyMatch(field -> command.given(option(field)).isPresent());
    }

    /// @throws picocli.CommandLine.ParameterException where an option cannot be what it says
    /// @throws CommandFailure where the project says what cannot be, and no option says otherwise
    TrainingDescription of(Project project, Command command) throws CommandFailure {
        Map<String, String> options = new TreeMap<>();
        for (TrainingField field : TrainingFields.ALL) {
            command.given(option(field)).ifPresent(text -> options.put(field.key(), text));
        }
        TrainingDescription beginning = preset == null ? said(project, options) : preset(project);
        TrainingDescription asked = TrainingFields.read(beginning, options, (field, problem) -> {
            throw command.misuse(option(field) + ": " + SettingText.problem(field, problem));
        });
        for (TrainingField field : TrainingFields.ALL) {
            if (options.containsKey(field.key())) {
                requireUse(field, asked.config(), command);
            }
        }
        TransferSettings transfer = asked.config().transfer();
        if (transfer.unfreezeEvery() > 0 && transfer.frozen().equals(FrozenBlocks.NONE)) {
            command.console.note(Texts.of("cli.unfreeze.nothing"));
        }
        TrainingFields.conflict(asked.config()).ifPresent(conflict -> {
            String words = SettingText.problem(TrainingFields.PATIENCE, conflict);
            throw command.misuse(option(TrainingFields.PATIENCE) + ": " + words);
        });
        return asked;
    }

    /// Refuses what would change nothing; only gradual unfreezing has its own word for that.
    private static void requireUse(TrainingField field, TrainingConfig config, Command command) {
        OptimizerKind kind = config.optimizer().kind();
        if (!TrainingFields.isOf(kind, field)) {
            String having = names(OptimizerKind.values(), one -> TrainingFields.isOf(one, field));
            throw command.misuse(Texts.of("cli.no-setting", option(field), having, TrainingFields.name(kind)));
        }
        if (!TrainingFields.isUsed(field, config) && !field.equals(TrainingFields.UNFREEZE)) {
            String with = field.group() == Group.SCHEDULE
                    ? option(TrainingFields.SCHEDULE) + " "
                            + names(Schedule.values(), one -> TrainingFields.isOf(one, field))
                    : option(TrainingFields.PATIENCE);
            throw command.misuse(Texts.of("cli.train.unused", option(field), with));
        }
    }

    private static <E extends Enum<E>> String names(E[] all, Predicate<E> having) {
        return Arrays.stream(all).filter(having).map(TrainingFields::name).collect(Collectors.joining(", "));
    }

    /// The preset takes the place of all that a project says, but for what of its network is frozen.
    private TrainingDescription preset(Project project) {
        TrainingDescription said = TrainingFields.read(USUAL, project.training(), (field, problem) -> {});
        return TrainingDescription.of(preset.plan().withTransfer(said.config().transfer()));
    }

    private static TrainingDescription said(Project project, Map<String, String> options) throws CommandFailure {
        Map<String, String> said = new TreeMap<>(project.training());
        said.keySet().removeAll(options.keySet());
        StringBuilder problems = new StringBuilder();
        TrainingDescription read = TrainingFields.read(
                USUAL,
                said,
                (field, problem) -> problems.append(problems.isEmpty() ? "" : "; ")
                        .append(SettingText.inFile(field, said, problem)));
        if (!problems.isEmpty()) {
            throw new CommandFailure(Texts.of("cli.train.project", project.name(), problems));
        }
        return read;
    }
}
