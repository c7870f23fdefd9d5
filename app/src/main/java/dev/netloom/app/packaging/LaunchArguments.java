package dev.netloom.app.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How the build says that the window is started: `app/target/launch/window.args`.
///
/// @param options of Java, without paths
/// @param modules JavaFX
/// @param libraries the class path; our own classes come first
record LaunchArguments(List<String> options, List<Path> modules, List<Path> libraries) {
    private static final String MODULES = "--module-path";
    private static final String LIBRARIES = "-cp";

    LaunchArguments {
        options = List.copyOf(options);
        modules = List.copyOf(modules);
        libraries = List.copyOf(libraries);
    }

    /// @param file one argument a line
    static LaunchArguments read(Path file) throws IOException {
        List<String> options = new ArrayList<>();
        List<Path> modules = List.of();
        List<Path> libraries = List.of();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            switch (lines.get(i)) {
                case MODULES -> modules = paths(lines.get(++i));
                case LIBRARIES -> libraries = paths(lines.get(++i));
                case "" -> {}
                default -> options.add(lines.get(i));
            }
        }
        return new LaunchArguments(options, modules, libraries);
    }

    private static List<Path> paths(String quoted) {
        return Stream.of(quoted.replace("\"", "").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }
}
