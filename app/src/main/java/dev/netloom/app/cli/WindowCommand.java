package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.app.workbench.NetloomApp;
import javafx.application.Application;

/// What happens without a command: the window opens. Apart from [Commands], so that these load nothing of JavaFX.
final class WindowCommand {
    private WindowCommand() {}

    /// Returns when the window was closed.
    ///
    /// @param files none, or the network to open
    static void run(String... files) throws CommandFailure {
        try {
            Application.launch(NetloomApp.class, files);
        } catch (UnsupportedOperationException e) {
            // What JavaFX says where DISPLAY names no display.
            throw new CommandFailure(Texts.of("cli.no-display"), e);
        }
    }
}
