package dev.netloom.app.storage;

import dev.netloom.app.document.Draft;
import dev.netloom.app.document.Drafts;
import dev.netloom.app.drawing.KeptDigits;
import dev.netloom.app.ui.Background;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunHistory;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.store.UserFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// All places of a user.
public final class StoragePlaces {
    /// The file that is being written.
    private static final String LOG = "netloom.log";

    private StoragePlaces() {}

    /// @param kernels where the choices of kernels are recorded
    public static List<StoragePlace> of(UserFolder user, Path kernels, HistorySource history, KeptDigits digits) {
        Path runs = history.folder();
        Path weights = runs.resolve("weights");
        Path drafts = user.data().resolve("drafts");
        Path logs = user.data().resolve("logs");
        Predicate<Path> chosen = file -> file.getFileName().toString().startsWith("kernels-");
        return List.of(
                place("history", runs, file -> !file.startsWith(weights), () -> deleteRuns(history)),
                new StoragePlace("weights", weights, file -> true, Optional.empty()),
                place("drafts", drafts, file -> true, () -> deleteDrafts(drafts)),
                place("digits", digits.folderProperty().get(), file -> true, () -> deleteDigits(digits)),
                new StoragePlace("datasets", user.data().resolve("datasets"), file -> true, Optional.empty()),
                new StoragePlace("verdicts", user.data().resolve("label-verdicts"), file -> true, Optional.empty()),
                place("logs", logs, file -> true, () -> deleteLogs(logs)),
                place("kernels", kernels, chosen, () -> deleteFiles(kernels, chosen)),
                new StoragePlace(
                        "natives",
                        Path.of(System.getProperty("user.home"), ".javacpp"),
                        file -> true,
                        Optional.empty()));
    }

    private static StoragePlace place(String key, Path folder, Predicate<Path> holds, StoragePlace.Deletion deletion) {
        return new StoragePlace(key, folder, holds, Optional.of(deletion));
    }

    /// As the list of runs deletes them: the database knows, and their weights go with them. Those that go on stay.
    private static void deleteRuns(HistorySource source) throws Exception {
        RunHistory history = source.get();
        history.delete(history.list(RunQuery.newest(Integer.MAX_VALUE)).stream()
                .filter(run -> run.state() != RunState.RUNNING)
                .map(RunSummary::id)
                .toList());
    }

    /// Those of windows that are open, and those that one offers to restore, are not ours.
    private static void deleteDrafts(Path folder) throws IOException {
        for (Draft left : new Drafts(folder).orphans((file, why) -> {})) {
            left.remove();
        }
    }

    private static void deleteDigits(KeptDigits digits) {
        Background.run(() -> digits, StoragePlaces::deleteAll, problem -> {});
    }

    private static void deleteAll(KeptDigits digits) {
        while (!digits.digitsProperty().get().isEmpty()) {
            digits.delete(0);
        }
    }

    private static void deleteLogs(Path folder) throws IOException {
        deleteFiles(folder, file -> !file.getFileName().toString().equals(LOG));
        if (Files.exists(folder.resolve(LOG))) {
            Files.newByteChannel(folder.resolve(LOG), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }

    private static void deleteFiles(Path folder, Predicate<Path> which) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, file -> Files.isRegularFile(file) && which.test(file))) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
