package dev.netloom.app.cli;

import dev.netloom.app.ui.Failures;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Version;
import dev.netloom.engine.store.ProjectFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// All commands, and how they end: 0 for done, 1 for failed with one line that says why, 2 for wrong usage.
@CommandLine.Command(
        name = "netloom",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.VersionText.class,
        scope = ScopeType.INHERIT)
public final class Commands implements Callable<Integer> {
    private static final Pattern CHOICE =
            Pattern.compile("Invalid value for option '(?<option>--[a-z-]+)'.*: expected one of"
                    + " \\[(?<choices>.*)] \\(case-insensitive\\) but was '(?<said>.*)'");

    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int MISUSED = 2;

    private final Console console;
    private String[] opened = {};

    @Option(names = "--debug", descriptionKey = "cli.option.debug", scope = ScopeType.INHERIT)
    private boolean debug;

    private Commands(Console console) {
        this.console = console;
    }

    /// Runs the command that `args` name.
    ///
    /// @return the exit status
    public static int run(Console console, String... args) {
        return new Commands(console).run(args);
    }

    /// Without a command.
    @Override
    public Integer call() throws CommandFailure {
        WindowCommand.run(opened);
        return DONE;
    }

    private int run(String... args) {
        if (isProject(args)) {
            opened = args;
            return run();
        }
        CommandLine line = new CommandLine(this)
                .addSubcommand("train", new TrainCommand(console))
                .addSubcommand("evaluate", new EvaluateCommand(console))
                .addSubcommand("summary", new SummaryCommand(console))
                .addSubcommand("predict", new PredictCommand(console))
                .addSubcommand("export", new ExportCommand(console))
                .addSubcommand("import", new ImportCommand(console))
                .addSubcommand("fold", new FoldCommand(console))
                .addSubcommand("doubts", new DoubtsCommand(console))
                .addSubcommand("data", new DataCommand(console))
                .addSubcommand("runs", new RunsCommand(console))
                .addSubcommand("bench", new BenchCommand(console))
                .addSubcommand("experiment", new ExperimentCommand(console))
                .addSubcommand("ensemble", new EnsembleCommand(console))
                .addSubcommand("sweep", new SweepCommand(console))
                .addSubcommand(
                        "cluster",
                        new CommandLine(new ClusterCommand(console))
                                .addSubcommand("master", new ClusterCommand.Master(console))
                                .addSubcommand("worker", new ClusterCommand.Worker(console))
                                .addSubcommand("run", new ClusterCommand.Run(console)))
                .addSubcommand("screenshot", new ScreenshotCommand(console))
                .addSubcommand("package", new PackageCommand(console));
        for (String trains : List.of("train", "doubts", "ensemble", "sweep")) {
            TrainingConfigArguments.declare(line.getSubcommands().get(trains).getCommandSpec());
        }
        describe(line);
        line.getSubcommands().values().forEach(Commands::describe);
        CommandLine cluster = line.getSubcommands().get("cluster");
        cluster.getSubcommands().values().forEach(Commands::describe);
        cluster.getSubcommands().get("run").getCommandSpec().usageMessage().hidden(true);
        line.setResourceBundle(Texts.bundle());
        StringWriter help = new StringWriter();
        try {
            int status = line.registerConverter(NetworkArgument.class, NetworkArgument::new)
                    .setOut(new PrintWriter(help))
                    .setErr(console.err())
                    .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setParameterExceptionHandler(this::misused)
                    .setExecutionExceptionHandler(this::failed)
                    .execute(args);
            // Picocli would answer a full disk with a stack trace.
            help.toString().lines().forEach(console::say);
            return status;
        } catch (OutputLost | LinkageError | OutOfMemoryError e) {
            return failed(e);
        }
    }

    /// What `--version` says.
    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Version.text(), Version.system()};
        }
    }

    /// As when a system opens a file with the program that it belongs to.
    private static boolean isProject(String... args) {
        return args.length == 1 && args[0].endsWith(ProjectFile.EXTENSION) && Files.isRegularFile(Path.of(args[0]));
    }

    private int misused(ParameterException e, String[] args) {
        console.fail(Texts.of(
                "cli.misused", words(e), e.getCommandLine().getCommandSpec().qualifiedName()));
        return MISUSED;
    }

    /// Picocli names choices as the code does.
    private static String words(ParameterException e) {
        Matcher choice = CHOICE.matcher(e.getMessage());
        return choice.matches()
                ? choice.group("option") + ": "
                        + Texts.of(
                                "setting.problem.no-choice",
                                choice.group("said"),
                                choice.group("choices").toLowerCase(Locale.ROOT))
                : e.getMessage();
    }

    private int failed(Exception e, CommandLine line, ParseResult parsed) {
        return failed(e);
    }

    private int failed(Throwable e) {
        if (e instanceof OutputLost lost) {
            return failed(lost);
        }
        Failures.log(e);
        console.fail(Reason.of(e));
        if (debug) {
            console.trace(e);
        }
        return FAILED;
    }

    private int failed(OutputLost lost) {
        if (!lost.isReaderGone()) {
            console.fail(Reason.of(lost));
        }
        return FAILED;
    }

    private static void describe(CommandLine line) {
        line.getCommandSpec().usageMessage().description(Texts.of("cli." + line.getCommandName()));
    }
}
