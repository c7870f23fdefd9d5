package dev.netloom.app.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs what does the work: tools of the JDK, and programs of the system.
final class Tools {
    private Tools() {}

    /// A tool of the JDK that runs this program.
    static void jdk(String name, List<String> arguments) throws PackagingFailure, IOException, InterruptedException {
        Path tools = Path.of(System.getProperty("java.home"), "bin");
        Path tool = Stream.of(name, name + ".exe")
                .map(tools::resolve)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new PackagingFailure("tool-missing", name, System.getProperty("java.home")));
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(arguments);
        // Debian's own tool takes ten minutes for the last three hundredths.
        program(
                command,
                Map.of(
                        "DPKG_DEB_COMPRESSOR_LEVEL",
                        "3",
                        "SOURCE_DATE_EPOCH",
                        Long.toString(Installers.DATE.getEpochSecond())));
    }

    /// @param environment beside that of this program
    static void program(List<String> command, Map<String, String> environment)
            throws PackagingFailure, IOException, InterruptedException {
        Path said = Files.createTempFile("netloom", ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            if (builder.start().waitFor() != 0) {
                throw new PackagingFailure("tool-failed", command.getFirst(), lastLines(Files.readString(said)));
            }
        } finally {
            Files.deleteIfExists(said);
        }
    }

    /// Whether a program of the system can be found.
    static boolean has(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(Path.of(folder, program), Path.of(folder, program + ".exe")))
                .anyMatch(Files::isExecutable);
    }

    private static String lastLines(String said) {
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
}
