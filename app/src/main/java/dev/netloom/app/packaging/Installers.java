package dev.netloom.app.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Installers of an [ApplicationFolder], for the system that makes them.
final class Installers {
    /// Of every file in a package: that of the entries of the build's own jar (`project.build.outputTimestamp`).
    static final Instant DATE = Instant.parse("2026-01-01T00:00:00Z");

    /// By which Windows knows an older installation, which it then replaces.
    private static final String UPGRADES = "6c1c8bb4-64b4-4c1b-9a0f-6d2f3b1de7a1";

    private final Path home;
    private final Path folder;
    private final Path work;
    private final Path out;
    private final String version;
    private final TargetSystem system;

    /// @param home the sources
    /// @param folder the application's
    /// @param work for what is needed meanwhile
    /// @param out where they are put
    Installers(Path home, Path folder, Path work, Path out, String version, TargetSystem system) {
        this.home = home;
        this.folder = folder;
        this.work = work;
        this.out = out;
        this.version = version;
        this.system = system;
    }

    /// The folder as one compressed file, to be unpacked anywhere.
    Path archive() throws PackagingFailure, IOException, InterruptedException {
        boolean zip = system == TargetSystem.WINDOWS; // whose tar writes zip files, too
        Path file = out.resolve("netloom-%s-%s-%s%s"
                .formatted(version, system.label(), TargetSystem.architecture(), zip ? ".zip" : ".tar.gz"));
        List<String> command = new ArrayList<>(List.of("tar", zip ? "-acf" : "-czf", file.toString()));
        if (system == TargetSystem.LINUX) {
            command.addAll(List.of(
                    "--sort=name",
                    "--owner=0",
                    "--group=0",
                    "--numeric-owner", // whoever packs them
                    "--mtime=@" + DATE.getEpochSecond()));
        }
        command.addAll(List.of(
                "-C", folder.getParent().toString(), folder.getFileName().toString()));
        Tools.program(command, Map.of());
        return file;
    }

    /// @param type as jpackage says it: deb, rpm, msi, exe, dmg
    Path installer(String type) throws PackagingFailure, IOException, InterruptedException {
        List<Path> before = files();
        List<String> arguments = new ArrayList<>(List.of(
                "--type",
                type,
                "--name",
                "netloom",
                "--app-image",
                folder.toString(),
                "--app-version",
                version,
                "--vendor",
                "Netloom",
                "--description",
                "Build convolutional networks from blocks, train them, and watch them learn",
                "--copyright",
                "Copyright 2026 the Netloom project",
                "--license-file",
                home.resolve("LICENSE").toString(),
                "--file-associations",
                association().toString(),
                "--dest",
                out.toString()));
        arguments.addAll(ownTo(type));
        Tools.jdk("jpackage", arguments);
        return files().stream()
                .filter(file -> !before.contains(file))
                .findFirst()
                .orElseThrow(() -> new PackagingFailure("tool-failed", "jpackage", type));
    }

    private List<String> ownTo(String type) {
        return switch (type) {
            case "deb" ->
                List.of(
                        "--linux-package-name",
                        "netloom",
                        "--linux-app-category",
                        "education",
                        "--linux-menu-group",
                        "Education;Science;",
                        "--linux-shortcut",
                        "--resource-dir",
                        resources());
            case "rpm" ->
                List.of(
                        "--linux-package-name",
                        "netloom",
                        "--linux-rpm-license-type",
                        "Apache-2.0",
                        "--linux-menu-group",
                        "Education;Science;",
                        "--linux-shortcut",
                        "--resource-dir",
                        resources());
            case "msi", "exe" ->
                List.of("--win-menu", "--win-shortcut", "--win-dir-chooser", "--win-upgrade-uuid", UPGRADES);
            default -> List.of();
        };
    }

    /// What jpackage takes in place of its own: the menu's entry, and what Debian runs after it has unpacked the
    /// program.
    private String resources() {
        return home.resolve("resources/packaging").toString();
    }

    private Path association() throws IOException {
        Path file = work.resolve("association.properties");
        Files.writeString(file, """
                extension=netloom.json
                mime-type=application/vnd.netloom+json
                description=Netloom network
                """);
        return file;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.toList();
        }
    }
}
