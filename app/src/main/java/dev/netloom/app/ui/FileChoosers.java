package dev.netloom.app.ui;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.prefs.Preferences;
import java.util.stream.Stream;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// The system's dialogs for files. Each begins in the folder where the user last was, also in an earlier start; the
/// first one, and where that folder is gone, in the user's home.
public final class FileChoosers {
    private static final String FOLDER = "folder";

    private final Preferences memory;
    private final Function<FileChooser, File> opening;
    private final Function<FileChooser, List<File>> openingSeveral;
    private final Function<FileChooser, File> saving;
    private final Function<DirectoryChooser, File> choosing;
    private final Predicate<Path> overwriting;

    public FileChoosers(Supplier<Window> owner) {
        this(
                memory(),
                chooser -> chooser.showOpenDialog(owner.get()),
                chooser -> chooser.showOpenMultipleDialog(owner.get()),
                chooser -> chooser.showSaveDialog(owner.get()),
                chooser -> chooser.showDialog(owner.get()),
                file -> mayOverwrite(owner.get(), file));
    }

    /// @param overwriting is asked about a file that the system's dialog did not ask about
    FileChoosers(
            Preferences memory,
            Function<FileChooser, File> opening,
            Function<FileChooser, File> saving,
            Function<DirectoryChooser, File> choosing,
            Predicate<Path> overwriting) {
        this(
                memory,
                opening,
                chooser -> Stream.ofNullable(opening.apply(chooser)).toList(),
                saving,
                choosing,
                overwriting);
    }

    private FileChoosers(
            Preferences memory,
            Function<FileChooser, File> opening,
            Function<FileChooser, List<File>> openingSeveral,
            Function<FileChooser, File> saving,
            Function<DirectoryChooser, File> choosing,
            Predicate<Path> overwriting) {
        this.memory = memory;
        this.opening = opening;
        this.openingSeveral = openingSeveral;
        this.saving = saving;
        this.choosing = choosing;
        this.overwriting = overwriting;
    }

    /// What the window remembers between starts.
    public static Preferences memory() {
        return Preferences.userRoot().node("dev/netloom/view");
    }

    /// @param type of the files, in words
    /// @param extensions without the first dot
    public Optional<Path> open(String title, String type, String... extensions) {
        return remember(opening.apply(chooser(title, type, extensions)));
    }

    /// Any file.
    public Optional<Path> openAny(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start());
        return remember(opening.apply(chooser));
    }

    /// Files of any kind; none where the user gave up.
    public List<Path> openSeveral(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start());
        List<File> files = Optional.ofNullable(openingSeveral.apply(chooser)).orElse(List.of());
        files.stream().findFirst().ifPresent(this::remember);
        return files.stream().map(File::toPath).toList();
    }

    /// A file that ends with the extension; one that is there already only where the user would overwrite it.
    ///
    /// @param name as a proposal, without extension
    /// @param type of the file, in words
    /// @param extension without the first dot
    public Optional<Path> save(String title, String name, String type, String extension) {
        String proposal = name + "." + extension;
        while (true) {
            FileChooser chooser = chooser(title, type, extension);
            chooser.setInitialFileName(proposal);
            Optional<Path> chosen = remember(saving.apply(chooser));
            Optional<Path> file = chosen.map(path -> withExtension(path, extension));
            if (file.equals(chosen) || !Files.exists(file.get()) || overwriting.test(file.get())) {
                return file;
            }
            proposal = file.get().getFileName().toString();
        }
    }

    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start());
        Optional<Path> folder = Optional.ofNullable(choosing.apply(chooser)).map(File::toPath);
        folder.ifPresent(chosen -> memory.put(FOLDER, chosen.toAbsolutePath().toString()));
        return folder;
    }

    private FileChooser chooser(String title, String type, String... extensions) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .add(new ExtensionFilter(
                        type,
                        Stream.of(extensions).map(extension -> "*." + extension).toList()));
        chooser.setInitialDirectory(start());
        return chooser;
    }

    private File start() {
        Path home = Path.of(System.getProperty("user.home"));
        return Optional.ofNullable(memory.get(FOLDER, null))
                .flatMap(FileChoosers::path)
                .filter(folder -> folder.isAbsolute() && Files.isDirectory(folder))
                .orElse(home)
                .toFile();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException damaged) {
            return Optional.empty();
        }
    }

    private Optional<Path> remember(File chosen) {
        Optional<Path> file = Optional.ofNullable(chosen).map(File::toPath);
        file.map(Path::toAbsolutePath).map(Path::getParent).ifPresent(folder -> memory.put(FOLDER, folder.toString()));
        return file;
    }

    private static Path withExtension(Path file, String extension) {
        String name = file.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith("." + extension)
                ? file
                : file.resolveSibling(name + "." + extension);
    }

    private static boolean mayOverwrite(Window owner, Path file) {
        ButtonType overwrite = new ButtonType(Texts.of("changed.overwrite"), ButtonData.NO);
        ButtonType other = new ButtonType(Texts.of("saver.other-name"), ButtonData.CANCEL_CLOSE);
        Alert alert = Alerts.of(
                AlertType.CONFIRMATION,
                owner,
                Texts.of("saver.overwrite", file.getFileName()),
                Texts.of("saver.overwrite.text", file.toAbsolutePath().getParent()),
                overwrite,
                other);
        return alert.showAndWait().filter(overwrite::equals).isPresent();
    }
}
