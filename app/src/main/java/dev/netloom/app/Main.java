package dev.netloom.app;

import dev.netloom.app.cli.CommandLineTool;

/// Where the program starts: without arguments the window opens, else a command runs.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineTool.run(arguments));
    }
}
