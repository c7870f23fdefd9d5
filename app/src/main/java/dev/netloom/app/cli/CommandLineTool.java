package dev.netloom.app.cli;

import dev.netloom.app.workbench.NetloomApp;
import javafx.application.Application;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// All commands, and what happens without one.
@CommandLine.Command(
        name = "netloom",
        description = {
            "Build convolutional networks from blocks, train them, and watch them learn.",
            "Without a command the workbench opens. 'netloom test' builds everything and runs all tests."
        },
        subcommands = {TrainCommand.class, EvaluateCommand.class, SummaryCommand.class, BenchCommand.class})
public final class CommandLineTool implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "shows this")
    boolean help;

    private CommandLineTool() {}

    /// Runs a command.
    ///
    /// @return the exit status: 0 done, 1 failed, 2 wrong usage
    public static int run(String... arguments) {
        return new CommandLine(new CommandLineTool())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    @Override
    public void run() {
        Application.launch(NetloomApp.class);
    }
}
