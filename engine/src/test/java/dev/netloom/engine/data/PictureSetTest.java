package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.data.PictureSet.NameProblem;
import dev.netloom.engine.data.PictureSet.Part;
import dev.netloom.engine.store.FileProblem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who makes a set of pictures, changes it, and takes all of it back.
class PictureSetTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path temporary;

    private Path folder;
    private PictureSet set;

    @BeforeEach
    void make() throws IOException {
        folder = temporary.resolve("나의 set 🐱");
        set = new PictureSet(folder, InstantSource.fixed(NOW));
    }

    private Path picture(String name) throws IOException {
        Path file = Files.createDirectories(temporary.resolve("from")).resolve(name);
        ImageIO.write(new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    /// `CLASS: FILE, FILE` of every class.
    private List<String> listed() throws FileProblem {
        return set.classes().stream()
                .map(one -> one.name() + ": "
                        + String.join(
                                ", ",
                                one.pictures().stream()
                                        .map(file -> file.getFileName().toString())
                                        .toList()))
                .toList();
    }

    private Path in(String className, String file) {
        return folder.resolve(className).resolve(file);
    }

    @Test
    void everyChangeIsTakenBackAndMadeAgain() throws Exception {
        set.addClass("고양이");
        set.addClass("dogs 🐶");
        assertThat(set.add("고양이", Part.TRAINING, List.of(picture("a.png"), picture("b.png"))))
                .isEmpty();
        set.add("dogs 🐶", Part.TRAINING, List.of(picture("a.png")));
        set.move(List.of(in("고양이", "a.png")), "dogs 🐶", Part.TRAINING);
        set.renameClass("dogs 🐶", "dogs");
        set.delete(List.of(in("dogs", "a.png"), in("고양이", "b.png")));
        assertThat(listed()).containsExactly("dogs: a (2).png", "고양이: ");
        set.deleteClass("dogs");
        assertThat(listed()).containsExactly("고양이: ");

        set.undo();
        set.undo();
        assertThat(listed()).containsExactly("dogs: a (2).png, a.png", "고양이: b.png");
        set.undo();
        set.undo();
        assertThat(listed()).containsExactly("dogs 🐶: a.png", "고양이: a.png, b.png");
        while (set.isUndoable()) {
            set.undo();
        }
        assertThat(listed()).isEmpty();
        while (set.isRedoable()) {
            set.redo();
        }
        assertThat(listed()).containsExactly("고양이: ");
        set.undo();
        set.addClass("birds");
        assertThat(set.isRedoable()).isFalse();
    }

    @Test
    void anyToolReadsTheFolder() throws Exception {
        for (String name : List.of("one", "둘")) {
            set.addClass(name);
            set.add(name, Part.TRAINING, List.of(picture("a.png"), picture("b.png"), picture("c.png")));
        }
        set.delete(List.of(in("one", "b.png")));
        Dataset data = DataFolder.load(folder);
        assertThat(data.classes()).containsExactly("one", "둘");
        assertThat(data.train().size() + data.test().size()).isEqualTo(5);
        assertThat(PictureSet.isAt(folder)).isTrue();
    }

    @Test
    void picturesToTrainOnAndToTestOnAreChangedInTheirOwnFolders() throws Exception {
        for (String part : List.of("train/cats", "train/dogs", "test/cats")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.copy(picture("1.png"), folder.resolve("train/cats/1.png"));
        assertThat(PictureSet.isAt(folder)).isTrue();
        assertThat(set.isSplit()).isTrue();
        set.add("dogs", Part.TEST, List.of(picture("2.png"), picture("3.png")));
        set.move(List.of(folder.resolve("test/dogs/3.png")), "cats", Part.TEST);
        set.move(List.of(folder.resolve("test/dogs/2.png")), "dogs", Part.TRAINING);
        set.addClass("새");
        set.add("새", Part.TRAINING, List.of(picture("4.png"), picture("5.png")));
        set.renameClass("새", "birds");
        assertThat(both()).containsExactly("birds 2 0", "cats 1 1", "dogs 1 0");
        assertThat(PictureSet.classNameProblem(folder, "Cats", "")).contains(NameProblem.TAKEN);
        assertThat(DataFolder.load(folder).train().size()).isEqualTo(4);
        set.deleteClass("cats");
        assertThat(both()).containsExactly("birds 2 0", "dogs 1 0");
        assertThat(folder.resolve("test/cats")).doesNotExist();
        while (set.isUndoable()) {
            set.undo();
        }
        assertThat(both()).containsExactly("cats 1 0", "dogs 0 0");
        assertThat(folder.resolve("test/dogs")).doesNotExist();
    }

    private List<String> both() throws FileProblem {
        return set.classes().stream()
                .map(one -> one.name() + " " + one.of(Part.TRAINING).size() + " "
                        + one.of(Part.TEST).size())
                .toList();
    }

    @Test
    void whatCannotBeReadIsRefusedAndTheRestTaken() throws Exception {
        set.addClass("all");
        Path text = Files.writeString(temporary.resolve("words.txt"), "no picture");
        Path damaged = Files.writeString(temporary.resolve("damaged.png"), "no picture");
        picture("in a folder.png");
        List<SkippedFile> refused =
                set.add("all", Part.TRAINING, List.of(text, damaged, temporary.resolve("from"), picture(".x.png")));
        assertThat(refused)
                .containsExactly(
                        new SkippedFile(text, SkippedFile.Reason.FORMAT),
                        new SkippedFile(damaged, SkippedFile.Reason.DAMAGED));
        assertThat(listed()).containsExactly("all: in a folder.png, picture.x.png");
    }

    @Test
    void namesThatNoFileSystemTakesAreRefused() throws Exception {
        set.addClass("Cats");
        Files.createDirectories(folder.resolve("한"));
        for (String name : List.of("a/b", "a\\b", "what?", "end.", "..", "nul", "a\nb")) {
            assertThat(PictureSet.classNameProblem(folder, name, "")).as(name).contains(NameProblem.IMPOSSIBLE);
        }
        assertThat(PictureSet.classNameProblem(folder, " ", "")).contains(NameProblem.EMPTY);
        assertThat(PictureSet.classNameProblem(folder, ".git", "")).contains(NameProblem.HIDDEN);
        assertThat(PictureSet.classNameProblem(folder, "가".repeat(70), "")).contains(NameProblem.LONG);
        assertThat(PictureSet.classNameProblem(folder, "Train", "")).contains(NameProblem.PART);
        assertThat(PictureSet.classNameProblem(folder, "cats", "")).contains(NameProblem.TAKEN);
        assertThat(PictureSet.classNameProblem(folder, "한", "Cats")).contains(NameProblem.TAKEN);
        assertThat(PictureSet.classNameProblem(folder, "cats", "Cats")).isEmpty();
        assertThat(PictureSet.classNameProblem(folder, "dogs 🐶 v1.2", "")).isEmpty();
        assertThat(PictureSet.nameProblem(temporary.resolve("not/there/yet"), "new"))
                .isEmpty();
    }

    @Test
    void aChangeThatFailsHalfWayChangesNothing() throws Exception {
        set.addClass("a");
        set.addClass("b");
        set.add("a", Part.TRAINING, List.of(picture("1.png"), picture("2.png")));
        Files.delete(in("a", "2.png"));
        assertThatThrownBy(() -> set.move(List.of(in("a", "1.png"), in("a", "2.png")), "b", Part.TRAINING))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(listed()).containsExactly("a: 1.png", "b: ");
    }

    @Test
    void whatWasDeletedIsKeptForADay() throws Exception {
        set.addClass("a");
        set.add("a", Part.TRAINING, List.of(picture("1.png")));
        set.delete(List.of(in("a", "1.png")));
        new PictureSet(folder, InstantSource.fixed(NOW.plus(Duration.ofHours(23))));
        assertThat(trash()).isEqualTo(1);
        new PictureSet(folder, InstantSource.fixed(NOW.plus(Duration.ofHours(25))));
        assertThat(trash()).isZero();
    }

    private long trash() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(".trash"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
