package dev.netloom.app;

import dev.netloom.app.cli.Commands;
import dev.netloom.app.cli.Console;

/// Where the program starts: without arguments the window opens, else a command runs.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Commands.run(Console.system(), arguments));
    }
}
