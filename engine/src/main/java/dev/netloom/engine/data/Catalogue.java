package dev.netloom.engine.data;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The data sets that are known by name, where they can be fetched, and where they lie once they are.
public final class Catalogue {
    private final Map<String, Entry> entries;
    private final Path folder;

    /// A file to be fetched.
    ///
    /// @param md5 as its makers publish it; null where they publish none
    record Part(String name, String address, String md5) {}

    /// One data set.
    ///
    /// @param about it, in English
    /// @param source who made it, and its licence
    /// @param sums where its makers publish checksums; empty where they do not
    /// @param open which of the files is opened; empty for the folder of all
    /// @param train images, as its makers say, and `test`
    /// @param classes names; empty where the files have them
    /// @param folders where the set lies on some systems
    record Entry(
            String title,
            String about,
            String source,
            String sums,
            List<Part> files,
            String open,
            int train,
            int test,
            List<String> classes,
            List<String> folders) {}

    /// @param list in the form of `resources/data/sets.json`
    /// @param folder where fetched sets lie, each in a folder of its name
    public Catalogue(InputStream list, Path folder) throws IOException {
        entries = new ObjectMapper().readValue(list, new TypeReference<LinkedHashMap<String, Entry>>() {});
        this.folder = folder;
    }

    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    public String title(String name) {
        return entries.get(name).title();
    }

    public String about(String name) {
        return entries.get(name).about();
    }

    public String source(String name) {
        return entries.get(name).source();
    }

    /// What to bring, and where to put it, when it cannot be fetched from here.
    public String files(String name) {
        return String.join(
                ", ", entries.get(name).files().stream().map(Part::name).toList());
    }

    public Path folder(String name) {
        return folder.resolve(name);
    }

    /// Where a set lies; empty where it has to be fetched first.
    public Optional<Path> find(String name) {
        Entry entry = entries.get(name);
        if (entry.files().stream()
                .allMatch(part -> Files.isRegularFile(folder(name).resolve(part.name())))) {
            return Optional.of(folder(name));
        }
        return entry.folders().stream()
                .map(Path::of)
                .filter(place ->
                        entry.files().stream().allMatch(part -> Files.isRegularFile(place.resolve(part.name()))))
                .findFirst();
    }

    /// Fetches what is not there yet; what broke off goes on where it did.
    ///
    /// @throws FileProblem says what failed, and which files to bring instead
    public void fetch(String name, DataProgress progress) throws FileProblem {
        for (Part part : entries.get(name).files()) {
            try {
                new Download(part.address(), folder(name).resolve(part.name()), Optional.ofNullable(part.md5()))
                        .run(progress);
            } catch (FileProblem problem) {
                boolean unreachable = problem.key().equals("fetch-failed");
                throw unreachable ? unreachable(name, problem) : problem;
            }
        }
    }

    private FileProblem unreachable(String name, FileProblem problem) {
        return new FileProblem(
                "fetch-unreachable",
                problem.getMessage() + "; bring " + files(name) + " to " + folder(name),
                problem.arguments().get(0),
                problem.arguments().get(1),
                files(name),
                folder(name));
    }

    /// @throws FileProblem where it was not fetched yet, or is not what its makers say
    public Dataset load(String name, DataSettings settings, DataProgress progress) throws FileProblem {
        Entry entry = entries.get(name);
        Path place = find(name)
                .orElseThrow(() -> new FileProblem(
                        "data-unfetched", entry.title() + " is not on this machine yet", entry.title(), name));
        Path only = place.resolve(entry.files().getFirst().name());
        Path opened = entry.files().size() > 1 ? place : only;
        if (Archive.isArchive(only)) {
            opened = Archive.unpack(only, folder(name), progress);
        }
        Path inside = entry.open().isEmpty() ? opened : opened.resolve(entry.open());
        Dataset data = DataFolder.load(inside, settings, progress);
        boolean asMade = settings.perClass() > 0 || data.train().size() == entry.train();
        if (!asMade || data.test().size() != entry.test()) {
            throw DataFolder.damaged(
                    place,
                    "it holds " + data.train().size() + " and " + data.test().size() + " images; " + entry.title()
                            + " has " + entry.train() + " and " + entry.test());
        }
        return data.named(entry.title(), entry.classes().isEmpty() ? data.classes() : entry.classes());
    }
}
