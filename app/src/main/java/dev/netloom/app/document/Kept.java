package dev.netloom.app.document;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a crash left: a network with changes that its file does not hold.
///
/// @param home the file that it belongs to, if any
/// @param time when it was kept
public record Kept(Draft draft, Diagram diagram, Optional<Path> home, Instant time) {
    /// What a crash left and nobody can open.
    ///
    /// @param draft empty where it is not even ours to remove
    public record Damaged(Path file, Exception why, Optional<Draft> draft) {}

    /// What there is. One that cannot be opened hides none of the others.
    public record Found(List<Kept> kept, List<Damaged> damaged) {}

    /// All that there are.
    public static Found in(Drafts drafts) throws IOException {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        List<Draft> orphans =
                drafts.orphans((file, why) -> found.damaged.add(new Damaged(file, why, Optional.empty())));
        for (Draft draft : orphans) {
            try {
                found.kept.add(new Kept(draft, Diagram.of(draft.read()), draft.home(), draft.time()));
            } catch (FileProblem | IOException | RuntimeException why) {
                found.damaged.add(new Damaged(draft.file(), why, Optional.of(draft)));
            }
        }
        return found;
    }
}
