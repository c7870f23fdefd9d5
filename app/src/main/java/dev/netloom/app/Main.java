package dev.netloom.app;

import dev.netloom.app.cli.Commands;
import dev.netloom.app.cli.Console;
import dev.netloom.app.ui.Failures;

/// Where the program starts: without arguments the window opens, else a command runs.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Console console = Console.system();
        Failures.watch(console::fail);
        System.exit(Commands.run(console, arguments));
    }
}
