package dev.netloom.app.packaging;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The program with all that it needs, in one folder: a runtime of its own that holds JavaFX, libraries, the native
/// ones of this system already unpacked, samples, and the archive from which it starts fast.
final class ApplicationFolder {
    /// What Netloom and its libraries use of the JDK.
    private static final String MODULES = "java.base,java.desktop,java.management,java.naming,java.net.http,java.prefs,"
            + "java.sql,java.xml,jdk.charsets,jdk.crypto.ec,jdk.localedata,jdk.management,jdk.unsupported,jdk.zipfs,"
            + "javafx.controls,javafx.swing";
    private static final List<String> BESIDE = List.of("samples", "LICENSE", "NOTICE", "README.md");
    /// Twenty megabytes of functions that nothing here calls.
    private static final String UNUSED = "jniopenblas_full";

    private static final String BLAS = "libopenblas.";
    private static final String BLAS_ALONE = "libopenblas_nolapack.";

    private final Path home;
    private final Path work;
    private final TargetSystem system;
    private final LaunchArguments launch;

    /// @param home the sources, with a build in them
    /// @param work an empty folder, for all that is made
    ApplicationFolder(Path home, Path work, TargetSystem system) throws IOException, PackagingFailure {
        this.home = home;
        this.work = work;
        this.system = system;
        Path said = home.resolve("app/target/launch/window.args");
        if (!Files.isRegularFile(said)) {
            throw new PackagingFailure("no-build", said);
        }
        this.launch = LaunchArguments.read(said);
    }

    /// @param version as in 1.0.0
    /// @return the folder
    Path make(String version) throws PackagingFailure, IOException, InterruptedException {
        Path runtime = runtime();
        Path program = program();
        Path made = image(runtime, program, version);
        date(made); // before the rehearsal: the archive takes down how old its classes are
        rehearse(made);
        date(made);
        return made;
    }

    /// Gives all files one date, so that the same commit packs the same bytes whenever it is packed.
    private static void date(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> !Files.isSymbolicLink(file)).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Installers.DATE));
            }
        }
    }

    private Path runtime() throws PackagingFailure, IOException, InterruptedException {
        Path runtime = work.resolve("runtime");
        List<Path> modules = new ArrayList<>();
        for (Path jar : launch.modules()) {
            if (holds(jar, "module-info.class")) { // those without say only which others there are
                modules.add(jar);
            }
        }
        Tools.jdk(
                "jlink",
                List.of(
                        "--module-path",
                        path(modules),
                        "--add-modules",
                        MODULES,
                        "--include-locales",
                        "en,ko",
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress",
                        "zip-6",
                        "--output",
                        runtime.toString()));
        for (Path jar : modules) {
            unpack(jar, "", runtime.resolve(system.runtimeLibraries));
        }
        return runtime;
    }

    private Path program() throws IOException {
        Path program = Files.createDirectory(work.resolve("program"));
        Path natives = Files.createDirectory(program.resolve("natives"));
        for (Path jar : launch.libraries()) {
            String name = jar.getFileName().toString();
            if (name.startsWith("sqlite-jdbc")) {
                String own = "org/sqlite/native/" + system.sqlite + "/"
                        + System.getProperty("os.arch").replace("amd64", "x86_64") + "/";
                unpack(jar, own, natives);
                copyWithoutNatives(jar, program.resolve(name));
            } else if (!unpack(jar, "org/", natives)) {
                Files.copy(jar, program.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        giveBlasItsOtherName(natives);
        for (String name : BESIDE) {
            copyTree(home.resolve(name), program.resolve(name));
        }
        return program;
    }

    /// JavaCPP looks for one library under two names, and else would copy it into the user's folder.
    private static void giveBlasItsOtherName(Path natives) throws IOException {
        for (Path library : list(natives)) {
            String name = library.getFileName().toString();
            if (name.startsWith(BLAS)) {
                Path other = natives.resolve(name.replace(BLAS, BLAS_ALONE));
                try {
                    Files.createSymbolicLink(other, library.getFileName());
                } catch (UnsupportedOperationException | FileSystemException e) {
                    Files.copy(library, other);
                }
            }
        }
    }

    private Path image(Path runtime, Path program, String version)
            throws PackagingFailure, IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                "netloom",
                "--app-version",
                version,
                "--vendor",
                "Netloom",
                "--icon",
                home.resolve("resources/icons/netloom." + system.icon).toString(),
                "--input",
                program.toString(),
                "--main-jar",
                "netloom.jar",
                "--main-class",
                "dev.netloom.app.Main",
                "--runtime-image",
                runtime.toString(),
                "--dest",
                work.resolve("image").toString()));
        for (String option : options("$APPDIR")) {
            arguments.add("--java-options");
            arguments.add(option);
        }
        arguments.addAll(List.of("--java-options", "-XX:AOTCache=$APPDIR/netloom.aot"));
        if (system == TargetSystem.WINDOWS) {
            arguments.add("--win-console"); // so that commands can print
        }
        Tools.jdk("jpackage", arguments);
        return work.resolve("image").resolve(system == TargetSystem.MACOS ? "netloom.app" : "netloom");
    }

    /// @param program where it lies
    private List<String> options(String program) {
        List<String> options = new ArrayList<>(launch.options());
        options.add("-Dnetloom.home=" + program);
        options.add("-Djava.library.path=" + program + "/natives");
        options.add("-Dorg.bytedeco.javacpp.pathsFirst=true");
        options.add("-Dorg.bytedeco.javacpp.cacheLibraries=false"); // they need no copy in the user's folder
        options.add("-Dorg.sqlite.lib.path=" + program + "/natives");
        options.add("-Xlog:disable"); // of an archive that does not fit, Java would complain on the standard output
        return options;
    }

    /// Has Java take down which classes a start needs, and what its compiler makes of them.
    private void rehearse(Path image) throws PackagingFailure, IOException, InterruptedException {
        Path program = image.resolve(system.programFolder);
        List<String> command = new ArrayList<>();
        command.add(runtimeOf(image).resolve("bin/java").toString());
        command.add("-XX:AOTCacheOutput=" + program.resolve("netloom.aot"));
        command.add("-Dnetloom.user=" + work.resolve("user"));
        command.addAll(options(program.toString()));
        command.addAll(List.of("-cp", path(classPath(program)), "dev.netloom.app.workbench.StartupRecording"));
        Tools.program(command, Map.of());
    }

    private Path runtimeOf(Path image) {
        return switch (system) {
            case LINUX -> image.resolve("lib/runtime");
            case WINDOWS -> image.resolve("runtime");
            case MACOS -> image.resolve("Contents/runtime/Contents/Home");
        };
    }

    /// The launcher's own order: an archive fits no other.
    private static List<Path> classPath(Path program) throws IOException {
        String key = "app.classpath=$APPDIR";
        try (Stream<String> lines = Files.lines(program.resolve("netloom.cfg"))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> program.resolve(line.substring(key.length() + 1)))
                    .toList();
        }
    }

    private static String path(List<Path> files) {
        return String.join(
                File.pathSeparator, files.stream().map(Path::toString).toList());
    }

    private static boolean holds(Path jar, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(entry) != null;
        }
    }

    /// Unpacks native libraries, side by side.
    ///
    /// @param below only those whose names begin so
    /// @return whether there were any
    private static boolean unpack(Path jar, String below, Path folder) throws IOException {
        boolean any = false;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = Path.of(entry.getName()).getFileName().toString();
                if (entry.getName().startsWith(below) && TargetSystem.isNative(name)) {
                    any = true;
                    if (!name.contains(UNUSED)) {
                        try (InputStream in = zip.getInputStream(entry)) {
                            Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                        }
                    }
                }
            }
        }
        return any;
    }

    private static void copyWithoutNatives(Path jar, Path copy) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory() && !TargetSystem.isNative(entry.getName())) {
                    ZipEntry kept = new ZipEntry(entry.getName());
                    kept.setLastModifiedTime(FileTime.fromMillis(entry.getTime()));
                    out.putNextEntry(kept);
                    try (InputStream in = zip.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
            }
        }
        Files.setLastModifiedTime(copy, Files.getLastModifiedTime(jar));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
