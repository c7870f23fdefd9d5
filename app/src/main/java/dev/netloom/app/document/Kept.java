package dev.netloom.app.document;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What a crash left: a network with changes that its file does not hold.
///
/// @param home the file that it belongs to, if any
/// @param time when it was kept
public record Kept(Draft draft, Diagram diagram, Optional<Path> home, Instant time) {
    /// All that there are; drafts that cannot be read stay where they are, and hide no others.
    ///
    /// @param damaged is told of those, and why
    public static List<Kept> in(Drafts drafts, BiConsumer<Path, Exception> damaged) throws IOException {
        List<Kept> found = new ArrayList<>();
        for (Draft draft : drafts.orphans(damaged)) {
            try {
                found.add(new Kept(draft, Diagram.of(draft.read()), draft.home(), draft.time()));
            } catch (FileProblem | IOException | RuntimeException problem) {
                draft.release();
                damaged.accept(draft.file(), problem);
            }
        }
        return found;
    }
}
