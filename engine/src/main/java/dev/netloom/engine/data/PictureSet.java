package dev.netloom.engine.data;

import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A set of pictures that is being made or changed: a folder with a folder for each class, `CLASS/FILE`, or so in
/// its parts `train` and `test`, as any other tool reads it. Every change moves files and so can be undone: what is
/// taken out lies in the hidden folder `.trash`, for a day at least. Serves one thread at a time.
public final class PictureSet {
    private static final String TRASH = ".trash";
    private static final Duration KEPT = Duration.ofDays(1);

    /// Bytes of a name in UTF-8: file systems take 255, and a number may be added.
    private static final int LONGEST_NAME = 200;

    /// What the file system of some computer does not take: control characters, those of paths and of DOS, a dot at
    /// the end, and the names of devices.
    private static final Pattern IMPOSSIBLE = Pattern.compile(
            ".*[\\p{Cntrl}/\\\\:*?\"<>|].*|.*\\.|(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Path folder;
    private final InstantSource clock;
    private final Deque<List<Move>> done = new ArrayDeque<>();
    private final Deque<List<Move>> undone = new ArrayDeque<>();

    /// Which pictures of a class are meant.
    public enum Part {
        /// All of them where the folders do not say which are for testing.
        TRAINING,
        TEST
    }

    /// A class and its pictures, in natural order, readable or not.
    ///
    /// @param test none where the folders do not say which are for testing
    public record Content(String name, List<Path> pictures, List<Path> test) {
        public List<Path> of(Part part) {
            return part == Part.TEST ? test : pictures;
        }
    }

    /// What is wrong with a name. `set.name.PROBLEM` in the texts says it to the user.
    public enum NameProblem {
        EMPTY,
        /// Such folders are passed over.
        HIDDEN,
        IMPOSSIBLE,
        LONG,
        /// It would be taken for the training part of a set.
        PART,
        TAKEN,
        /// There are as many classes as can be.
        MANY
    }

    private record Move(Path from, Path to) {
        Move back() {
            return new Move(to, from);
        }
    }

    /// @param folder is made where there is none. What was taken out of it more than a day ago is deleted
    public PictureSet(Path folder, InstantSource clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        emptyTrash();
    }

    /// Whether a folder is such a set.
    public static boolean isAt(Path folder) {
        return ClassFolders.areIn(folder);
    }

    public Path folder() {
        return folder;
    }

    /// Whether its folders say which pictures are for testing.
    public boolean isSplit() throws FileProblem {
        return ClassFolders.parts(folder).size() > 1;
    }

    /// The classes in their order: those that there are pictures of to train on.
    public List<Content> classes() throws FileProblem {
        List<Content> classes = new ArrayList<>();
        for (Path one : ClassFolders.classFolders(ClassFolders.parts(folder).getFirst())) {
            String name = name(one);
            List<Path> test = new ArrayList<>();
            for (Path other : folders(name)) {
                if (!other.equals(one)) {
                    test.addAll(ClassFolders.pictures(other));
                }
            }
            classes.add(new Content(name, ClassFolders.pictures(one), List.copyOf(test)));
        }
        return List.copyOf(classes);
    }

    /// The folders of a class that there are, one in each part.
    private List<Path> folders(String className) throws FileProblem {
        return ClassFolders.parts(folder).stream()
                .map(part -> part.resolve(className))
                .filter(Files::isDirectory)
                .toList();
    }

    private Path place(String className, Part part) throws FileProblem {
        List<Path> parts = ClassFolders.parts(folder);
        return (part == Part.TEST ? parts.getLast() : parts.getFirst()).resolve(className);
    }

    /// What is wrong with the name of a new folder in `parent`; empty where nothing is.
    public static Optional<NameProblem> nameProblem(Path parent, String name) {
        if (name.isBlank()) {
            return Optional.of(NameProblem.EMPTY);
        }
        if (IMPOSSIBLE.matcher(name).matches()) {
            return Optional.of(NameProblem.IMPOSSIBLE);
        }
        if (ClassFolders.isHidden(name)) {
            return Optional.of(NameProblem.HIDDEN);
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            return Optional.of(NameProblem.LONG);
        }
        try {
            boolean taken = Files.exists(parent.resolve(name)) || isNamed(parent, name);
            return taken ? Optional.of(NameProblem.TAKEN) : Optional.empty();
        } catch (InvalidPathException unmappable) {
            return Optional.of(NameProblem.IMPOSSIBLE);
        } catch (IOException unread) {
            return Optional.empty(); // making it will say why
        }
    }

    /// Whether there is something of this name, in capital letters or small ones: some computers do not tell
    /// them apart.
    private static boolean isNamed(Path parent, String name) throws IOException {
        if (!Files.isDirectory(parent)) {
            return false;
        }
        try (Stream<Path> there = Files.list(parent)) {
            return there.anyMatch(path -> name(path).equalsIgnoreCase(name));
        }
    }

    /// What is wrong with the name of a class of the set in `folder`; empty where nothing is.
    ///
    /// @param before its name up to now; empty for a new class
    public static Optional<NameProblem> classNameProblem(Path folder, String name, String before) {
        if (!before.isEmpty() && name.equalsIgnoreCase(before)) {
            return Optional.empty();
        }
        Optional<NameProblem> problem = parts(folder).stream()
                .flatMap(part -> nameProblem(part, name).stream())
                .findFirst();
        if (problem.isEmpty() && ClassFolders.isPart(name)) {
            return Optional.of(NameProblem.PART);
        }
        return problem.isEmpty() && before.isEmpty() && isFull(folder) ? Optional.of(NameProblem.MANY) : problem;
    }

    private static List<Path> parts(Path folder) {
        try {
            return ClassFolders.parts(folder);
        } catch (FileProblem unread) {
            return List.of(folder); // making a class will say why
        }
    }

    private static boolean isFull(Path folder) {
        try {
            return ClassFolders.classFolders(parts(folder).getFirst()).size() >= ClassFolders.MOST_CLASSES;
        } catch (FileProblem unread) {
            return false; // making one will say why
        }
    }

    public void addClass(String name) throws IOException, FileProblem {
        List<Move> moves = new ArrayList<>();
        for (Path part : ClassFolders.parts(folder)) {
            moves.add(making(part.resolve(name)));
        }
        change(moves);
    }

    private Move making(Path folderOfClass) throws IOException {
        return new Move(Files.createDirectories(bin().resolve(name(folderOfClass))), folderOfClass);
    }

    public void renameClass(String name, String other) throws IOException, FileProblem {
        if (!name.equals(other)) {
            change(folders(name).stream()
                    .map(one -> new Move(one, one.resolveSibling(other)))
                    .toList());
        }
    }

    public void deleteClass(String name) throws IOException, FileProblem {
        List<Move> moves = new ArrayList<>();
        for (Path one : folders(name)) {
            moves.add(new Move(one, bin().resolve(name)));
        }
        change(moves);
    }

    /// Copies pictures into a class; of folders, those that lie in them.
    ///
    /// @return what was not taken since it cannot be read
    public List<SkippedFile> add(String className, Part part, List<Path> files) throws IOException, FileProblem {
        Path bin = bin();
        Path target = place(className, part);
        List<SkippedFile> refused = new ArrayList<>();
        List<Move> moves = new ArrayList<>(beginning(target));
        Set<Path> taken = new HashSet<>();
        for (Path file : files) {
            for (Path picture : Files.isDirectory(file) ? ClassFolders.pictures(file) : List.of(file)) {
                Optional<SkippedFile.Reason> why = whyUnread(picture);
                if (why.isPresent()) {
                    refused.add(new SkippedFile(picture, why.get()));
                } else {
                    Path place = free(target, shownName(picture), taken);
                    moves.add(new Move(Files.copy(picture, bin.resolve(name(place))), place));
                }
            }
        }
        if (!taken.isEmpty()) {
            change(moves);
        }
        return refused;
    }

    private static Optional<SkippedFile.Reason> whyUnread(Path picture) {
        if (!PictureFile.isPicture(picture)) {
            return Optional.of(SkippedFile.Reason.FORMAT);
        }
        try (PictureFile file = new PictureFile(picture)) {
            file.read(1);
            return Optional.empty();
        } catch (PictureFile.Unreadable e) {
            return Optional.of(e.reason());
        }
    }

    /// A part may lack the folder of a class.
    private List<Move> beginning(Path folderOfClass) throws IOException {
        return Files.exists(folderOfClass) ? List.of() : List.of(making(folderOfClass));
    }

    /// Moves pictures of this set to a part of a class.
    public void move(List<Path> pictures, String className, Part part) throws IOException, FileProblem {
        Path target = place(className, part);
        List<Path> moved = pictures.stream()
                .filter(picture -> !picture.getParent().equals(target))
                .toList();
        if (!moved.isEmpty()) {
            List<Move> moves = new ArrayList<>(beginning(target));
            moves.addAll(moves(moved, target));
            change(moves);
        }
    }

    public void delete(List<Path> pictures) throws IOException {
        change(moves(pictures, bin()));
    }

    private static List<Move> moves(List<Path> pictures, Path target) {
        Set<Path> taken = new HashSet<>();
        return pictures.stream()
                .map(picture -> new Move(picture, free(target, name(picture), taken)))
                .toList();
    }

    /// A place that no file has, and none of `taken`, which it becomes one of.
    private static Path free(Path target, String name, Set<Path> taken) {
        int dot = name.lastIndexOf('.');
        Path place = target.resolve(name);
        for (int number = 2; Files.exists(place, LinkOption.NOFOLLOW_LINKS) || taken.contains(place); number++) {
            place = target.resolve(name.substring(0, dot) + " (" + number + ")" + name.substring(dot));
        }
        taken.add(place);
        return place;
    }

    private static String shownName(Path picture) {
        String name = name(picture);
        return name.startsWith(".") ? "picture" + name : name;
    }

    /// A folder of the trash for what is taken out now.
    private Path bin() throws IOException {
        Path trash = Files.createDirectories(folder.resolve(TRASH));
        return Files.createTempDirectory(trash, clock.millis() + "-");
    }

    private void change(List<Move> moves) throws IOException {
        if (!moves.isEmpty()) {
            perform(moves);
            done.push(moves);
            undone.clear();
        }
    }

    /// All of them, or none.
    private static void perform(List<Move> moves) throws IOException {
        Deque<Move> performed = new ArrayDeque<>();
        try {
            for (Move move : moves) {
                Files.move(move.from, move.to);
                performed.push(move);
            }
        } catch (IOException e) {
            for (Move move : performed) {
                Files.move(move.to, move.from);
            }
            throw e;
        }
    }

    public boolean isUndoable() {
        return !done.isEmpty();
    }

    public boolean isRedoable() {
        return !undone.isEmpty();
    }

    /// Takes the last change back, if there is one. One that cannot be, since files are no longer where they were, is
    /// forgotten.
    public void undo() throws IOException {
        if (isUndoable()) {
            List<Move> last = done.pop();
            perform(last.reversed().stream().map(Move::back).toList());
            undone.push(last);
        }
    }

    /// Makes the change again that was taken back last, if there is one.
    public void redo() throws IOException {
        if (isRedoable()) {
            List<Move> last = undone.pop();
            perform(last);
            done.push(last);
        }
    }

    private void emptyTrash() throws IOException {
        Path trash = folder.resolve(TRASH);
        if (Files.isDirectory(trash, LinkOption.NOFOLLOW_LINKS)) {
            Instant oldest = clock.instant().minus(KEPT);
            try (Stream<Path> bins = Files.list(trash)) {
                for (Path bin : bins.toList()) {
                    if (time(bin).isBefore(oldest)) {
                        delete(bin);
                    }
                }
            }
        }
    }

    /// When a folder of the trash was made; of what is none of ours, at the end of time.
    private static Instant time(Path bin) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(name(bin).split("-")[0]));
        } catch (NumberFormatException e) {
            return Instant.MAX;
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
