package dev.netloom.app.cli;

import dev.netloom.app.packaging.Packages;
import dev.netloom.app.packaging.PackagingFailure;
import dev.netloom.app.ui.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// `package [--out DIR]`: makes an application folder and installers for the system that it runs on.
final class PackageCommand extends Command {
    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "cli.option.package-out")
    private Path out = Path.of("packages");

    /// The JSON that is printed.
    private record Line(String version, List<String> files) {}

    PackageCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, IOException {
        Path home = Path.of(System.getProperty("netloom.home", "")).toAbsolutePath();
        try {
            List<String> files = Packages.make(home, out.toAbsolutePath(), Version.number(), console::note).stream()
                    .map(Path::toString)
                    .toList();
            if (isJson()) {
                console.say(Json.line(new Line(Version.number(), files)));
            } else {
                files.forEach(console::say);
            }
        } catch (PackagingFailure e) {
            throw new CommandFailure(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
