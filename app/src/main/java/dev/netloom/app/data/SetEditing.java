package dev.netloom.app.data;

import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.PastedImage;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.PictureSet;
import dev.netloom.engine.data.PictureSet.Part;
import dev.netloom.engine.data.SkippedFile;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;

/// A set of pictures that is being changed: every change is made in the background, one after the other, and what the
/// set is then comes out. For the FX thread.
final class SetEditing {
    private static final Background.Lane LANE = new Background.Lane("picture set");

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state");
    private PictureSet set; // the background's own
    private Part part = Part.TRAINING;

    /// How the set is after a change.
    ///
    /// @param words what did not go as it was wanted; empty where all did
    /// @param isSplit whether its folders say which pictures are for testing
    record State(
            Path folder,
            List<PictureSet.Content> classes,
            boolean isSplit,
            boolean isUndoable,
            boolean isRedoable,
            String words) {
        int pictures() {
            return classes.stream()
                    .mapToInt(one -> one.pictures().size() + one.test().size())
                    .sum();
        }

        int largest() {
            return classes.stream()
                    .mapToInt(one -> Math.max(one.pictures().size(), one.test().size()))
                    .reduce(1, Math::max);
        }
    }

    /// What is done to the set; gives words for the user, or none.
    private interface Change {
        String in(PictureSet set) throws IOException, FileProblem;
    }

    private interface Silent {
        void in(PictureSet set) throws IOException, FileProblem;
    }

    /// Null before a set was opened.
    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Goes on with the set of this folder, which is made where there is none.
    ///
    /// @param failed is told why that cannot be
    void open(Path folder, Consumer<String> failed) {
        state.set(null);
        LANE.run(
                () -> {
                    if (set == null || !set.folder().equals(folder)) {
                        set = new PictureSet(folder, InstantSource.system());
                    }
                    return look("");
                },
                state::set,
                failure -> failed.accept(FileReason.of(failure)));
    }

    void addClass(String name) {
        change(now -> now.addClass(name));
    }

    void renameClass(String name, String other) {
        change(now -> now.renameClass(name, other));
    }

    void deleteClass(String name) {
        change(now -> now.deleteClass(name));
    }

    /// New pictures go into this part of the set from now on, and others stay in it.
    void use(Part chosen) {
        part = chosen;
    }

    void move(List<Path> pictures, String className) {
        move(pictures, className, part);
    }

    void move(List<Path> pictures, String className, Part to) {
        change(now -> now.move(pictures, className, to));
    }

    void delete(List<Path> pictures) {
        change(now -> now.delete(pictures));
    }

    void undo() {
        change(PictureSet::undo);
    }

    void redo() {
        change(PictureSet::redo);
    }

    void add(String className, List<Path> files) {
        Part to = part;
        make(now -> refused(now.add(className, to, files)));
    }

    /// Adds an image that has no file.
    void add(String className, Image image) {
        PastedImage pasted = new PastedImage(image);
        Part to = part;
        make(now -> refused(now.add(className, to, List.of(pasted.toFile()))));
    }

    private static String refused(List<SkippedFile> files) {
        return files.stream()
                .map(file -> Texts.of(
                        "file.picture-" + file.reason().name().toLowerCase(Locale.ROOT),
                        file.file().getFileName()))
                .collect(Collectors.joining("\n"));
    }

    private void change(Silent change) {
        make(now -> {
            change.in(now);
            return "";
        });
    }

    private void make(Change change) {
        LANE.run(
                () -> {
                    try {
                        return look(change.in(set));
                    } catch (IOException | FileProblem e) {
                        return look(FileReason.of(e)); // the files are as they are
                    }
                },
                state::set,
                failure -> {
                    State before = state.get();
                    state.set(new State(
                            before.folder(),
                            before.classes(),
                            before.isSplit(),
                            before.isUndoable(),
                            before.isRedoable(),
                            FileReason.of(failure)));
                });
    }

    private State look(String words) throws FileProblem {
        return new State(set.folder(), set.classes(), set.isSplit(), set.isUndoable(), set.isRedoable(), words);
    }
}
