package dev.netloom.app.packaging;

import dev.netloom.app.ui.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Everything that can be handed on: the application's folder, as one compressed file and as installers.
public final class Packages {
    /// Programs of the system that jpackage calls.
    private static final Map<String, String> NEEDED = Map.of("deb", "fakeroot", "rpm", "rpmbuild");

    private Packages() {}

    /// @param home the sources, with a build in them
    /// @param out where they are put; made where it is missing
    /// @param said is told what is going on
    /// @return the files, and the folder
    public static List<Path> make(Path home, Path out, String version, Consumer<String> said)
            throws PackagingFailure, IOException, InterruptedException {
        TargetSystem system = TargetSystem.current();
        Files.createDirectories(out);
        Path work = Files.createTempDirectory(out, ".work");
        try {
            said.accept(Texts.of("packaging.folder"));
            Path made = new ApplicationFolder(home, work, system).make(version);
            Path folder = out.resolve(made.getFileName());
            delete(folder);
            Files.move(made, folder);
            List<Path> all = new ArrayList<>(List.of(folder));
            Installers installers = new Installers(home, folder, work, out, version, system);
            said.accept(Texts.of("packaging.archive"));
            all.add(installers.archive());
            for (String type : system.installers) {
                String needed = NEEDED.get(type);
                if (needed != null && !Tools.has(needed)) {
                    said.accept(Texts.of("packaging.without", type, needed));
                } else {
                    said.accept(Texts.of("packaging.installer", type));
                    all.add(installers.installer(type));
                }
            }
            return all;
        } finally {
            delete(work);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
