package dev.netloom.engine.data;

import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Pictures in a folder for each class, `CLASS/FILE`, or so in `train` and `test`: which there are, by their names
/// alone. Classes and files are in natural order, 10 after 9. Symbolic links are followed; hidden files and those
/// that
/// systems leave behind are passed over.
///
/// @param folders of the classes; one may be empty
/// @param testFolder empty where the folders do not say which pictures are for testing
record ClassFolders(
        List<Path> folders, List<Entry> train, Optional<Path> testFolder, List<Entry> test, List<SkippedFile> skipped) {
    static final int MOST_CLASSES = 256;
    private static final List<String> TRAIN = List.of("train", "training");
    private static final List<String> TEST = List.of("test", "testing", "val", "valid", "validation");
    private static final Set<String> OF_SYSTEMS = Set.of("__macosx", "thumbs.db", "desktop.ini", "$recycle.bin");

    /// A picture, unread.
    ///
    /// @param label place of its class among the classes
    record Entry(Path file, int label) {}

    List<String> classes() {
        return folders.stream().map(ClassFolders::name).toList();
    }

    static boolean isIn(Path folder) {
        try {
            return !classFolders(inner(folder)).isEmpty();
        } catch (FileProblem e) {
            return false;
        }
    }

    /// Whether the folders of the classes, or of the parts, lie in `folder` itself.
    static boolean areIn(Path folder) {
        try {
            return Files.isDirectory(folder) && isIn(folder) && inner(folder).equals(folder);
        } catch (FileProblem e) {
            return false;
        }
    }

    /// Where the folders of the classes lie: in `folder`, or in a part to train on and, behind it, one to test on.
    static List<Path> parts(Path folder) throws FileProblem {
        Optional<Path> train = part(folder, TRAIN);
        return train.isEmpty()
                ? List.of(folder)
                : Stream.concat(train.stream(), part(folder, TEST).stream()).toList();
    }

    /// Whether a folder of this name says that the pictures in it are to be learned from.
    static boolean isPart(String name) {
        return TRAIN.contains(name.toLowerCase(Locale.ROOT));
    }

    /// @throws FileProblem where a folder cannot be read, or there are no classes or too many
    static ClassFolders find(Path opened) throws FileProblem {
        Path folder = inner(opened);
        Path train = part(folder, TRAIN).orElse(folder);
        List<Path> folders = classFolders(train);
        if (folders.isEmpty() || folders.size() > MOST_CLASSES) {
            throw DataFolder.damaged(
                    train, "it holds " + folders.size() + " folders, one for each class; from 1 to 256 are possible");
        }
        List<String> classes = folders.stream().map(ClassFolders::name).toList();
        List<SkippedFile> skipped = new ArrayList<>();
        List<Entry> toTrainOn = entries(folders, classes);
        Optional<Path> test = train.equals(folder) ? Optional.empty() : part(folder, TEST);
        List<Path> tested = new ArrayList<>();
        for (Path one : test.isPresent() ? classFolders(test.get()) : List.<Path>of()) {
            if (classes.contains(name(one))) {
                tested.add(one);
            } else {
                skipped.add(new SkippedFile(one, SkippedFile.Reason.UNTRAINED));
            }
        }
        skipped.addAll(elsewhere(folder, train, test));
        return new ClassFolders(folders, toTrainOn, test, entries(tested, classes), skipped);
    }

    /// Pictures that belong to no class, and folders of pictures in which none is looked for.
    private static List<SkippedFile> elsewhere(Path folder, Path train, Optional<Path> test) throws FileProblem {
        List<Path> found = new ArrayList<>();
        for (Path part : Stream.concat(Stream.of(train), test.stream()).toList()) {
            found.addAll(pictures(part));
            for (Path one : classFolders(part)) {
                for (Path within : classFolders(one)) {
                    found.addAll(pictures(within).isEmpty() ? List.of() : List.of(within));
                }
            }
        }
        if (!train.equals(folder)) {
            found.addAll(pictures(folder));
            classFolders(folder).stream()
                    .filter(one -> !one.equals(train) && !test.equals(Optional.of(one)))
                    .forEach(found::add);
        }
        return found.stream()
                .map(one -> new SkippedFile(one, SkippedFile.Reason.ELSEWHERE))
                .toList();
    }

    /// An archive often holds everything in one folder more.
    private static Path inner(Path folder) throws FileProblem {
        Path inner = folder;
        for (int depth = 0; depth < 3; depth++) {
            List<Path> all = list(inner);
            if (all.size() != 1
                    || !Files.isDirectory(all.getFirst())
                    || classFolders(all.getFirst()).isEmpty()) {
                return inner;
            }
            inner = all.getFirst();
        }
        return inner;
    }

    private static Optional<Path> part(Path folder, List<String> names) throws FileProblem {
        List<Path> all = list(folder);
        return names.stream()
                .flatMap(name -> all.stream()
                        .filter(path -> name(path).toLowerCase(Locale.ROOT).equals(name) && Files.isDirectory(path)))
                .findFirst();
    }

    static List<Path> classFolders(Path part) throws FileProblem {
        return list(part).stream().filter(Files::isDirectory).toList();
    }

    private static List<Entry> entries(List<Path> folders, List<String> classes) throws FileProblem {
        List<Entry> entries = new ArrayList<>();
        for (Path folder : folders) {
            int label = classes.indexOf(name(folder));
            pictures(folder).forEach(file -> entries.add(new Entry(file, label)));
        }
        return entries;
    }

    /// The pictures in a folder, read or not.
    static List<Path> pictures(Path folder) throws FileProblem {
        return list(folder).stream()
                .filter(file -> PictureFile.isPicture(file) && !Files.isDirectory(file))
                .toList();
    }

    private static List<Path> list(Path folder) throws FileProblem {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> !isHidden(path))
                    .sorted((one, other) -> NaturalOrder.compare(name(one), name(other)))
                    .toList();
        } catch (IOException e) {
            throw DataFolder.damaged(folder, "it cannot be read (" + e.getMessage() + ")");
        }
    }

    private static boolean isHidden(Path path) {
        return isHidden(name(path));
    }

    static boolean isHidden(String name) {
        return name.startsWith(".") || OF_SYSTEMS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
