package dev.netloom.app.packaging;

import java.util.List;
import java.util.Locale;

/// A system that packages are made for, and on: jpackage makes none for another.
enum TargetSystem {
    LINUX("lib", "lib/app", "bin/netloom", "png", "Linux", List.of("deb", "rpm")),
    WINDOWS("bin", "app", "netloom.exe", "ico", "Windows", List.of("msi", "exe")),
    MACOS("lib", "Contents/app", "Contents/MacOS/netloom", "icns", "Mac", List.of("dmg"));

    /// Where in a runtime libraries lie.
    final String runtimeLibraries;
    /// Where in the application's folder the program lies.
    final String programFolder;
    final String launcher;
    /// The ending of icons.
    final String icon;
    /// What SQLite's jar calls it.
    final String sqlite;

    final List<String> installers;

    TargetSystem(
            String runtimeLibraries,
            String programFolder,
            String launcher,
            String icon,
            String sqlite,
            List<String> installers) {
        this.runtimeLibraries = runtimeLibraries;
        this.programFolder = programFolder;
        this.launcher = launcher;
        this.icon = icon;
        this.sqlite = sqlite;
        this.installers = installers;
    }

    static TargetSystem current() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("win") ? WINDOWS : name.contains("mac") ? MACOS : LINUX;
    }

    /// As file names say it.
    static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isNative(String file) {
        return file.endsWith(".so")
                || file.contains(".so.")
                || file.endsWith(".dll")
                || file.endsWith(".dylib")
                || file.endsWith(".jnilib");
    }
}
