package dev.netloom.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Theme;
import dev.netloom.engine.data.PictureSet;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who makes a set of pictures with keyboard and buttons.
class SetPageTest {
    @TempDir
    private Path folder;

    private final List<Path> taken = new ArrayList<>();
    private SetPage page;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            page = new SetPage();
            page.setOnClosed(null, () -> {}, taken::add);
            page.getStyleClass().add("workbench");
            Theme.LIGHT.apply(page);
            stage = new Stage();
            stage.setScene(new Scene(page, 950, 600));
            stage.show();
            page.begin(folder.resolve("made"));
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
    }

    private String text(String query) {
        return ((Labeled) page.lookup(query)).getText();
    }

    private void fire(String query) {
        Button button = (Button) page.lookup(query);
        assertThat(button.isDisabled()).as(query).isFalse();
        button.fire();
    }

    private void name(String name) {
        ((TextField) page.lookup("#set-name")).setText(name);
        fire("#set-name-done");
    }

    private void press(KeyCode key, boolean shortcut, boolean shift) {
        Node owner = stage.getScene().getFocusOwner();
        String text = key.isDigitKey() ? key.getName() : "";
        owner.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, text, text, key, shift, shortcut, false, false));
    }

    @SuppressWarnings("unchecked")
    private ListView<PictureSet.Content> classes() {
        return (ListView<PictureSet.Content>) page.lookup("#set-classes");
    }

    private List<String> counts() {
        return classes().getItems().stream()
                .map(one -> one.name() + " " + one.pictures().size())
                .toList();
    }

    private void awaitCounts(String... expected) throws Exception {
        FxTest.await(String.join(", ", expected), () -> counts().equals(List.of(expected)));
    }

    private List<Path> pictures(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            ImageIO.write(
                    new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB),
                    "png",
                    folder.resolve(i + ".png").toFile());
        }
        return IntStream.range(0, count)
                .mapToObj(i -> folder.resolve(i + ".png"))
                .toList();
    }

    @Test
    void aSetIsMadeFilledSortedAndTakenBack() throws Exception {
        List<Path> files = new ArrayList<>(pictures(4));
        files.add(Files.writeString(folder.resolve("letter.txt"), "no picture"));
        FxTest.run(() -> {
            assertThat(page.lookup("#set-classes").isVisible()).isFalse();
            ((TextField) page.lookup("#set-name")).setText("a/b");
            assertThat(text("#set-name-wrong")).contains("leave out");
            assertThat(page.lookup("#set-name-done").isDisabled()).isTrue();
            name("내 동물 🐾");
        });
        FxTest.await("the set", () -> text("#set-facts").equals("No classes, no images"));
        assertThat(folder.resolve("made/내 동물 🐾")).isDirectory();

        FxTest.run(() -> {
            assertThat(page.lookup("#set-add").isDisabled()).isTrue();
            fire("#set-add-class");
            name("dogs");
        });
        awaitCounts("dogs 0");
        FxTest.run(() -> {
            fire("#set-add-class");
            ((TextField) page.lookup("#set-name")).setText("Dogs");
            assertThat(text("#set-name-wrong")).contains("already");
            name("cats");
        });
        awaitCounts("cats 0", "dogs 0");
        FxTest.run(() -> {
            assertThat(classes().getSelectionModel().getSelectedItem().name()).isEqualTo("cats");
            page.add(files);
        });
        awaitCounts("cats 4", "dogs 0");
        FxTest.run(() -> {
            assertThat(text("#set-words")).startsWith("letter.txt is of a kind that is not read");
            page.lookup("#set-pictures").requestFocus();
            press(KeyCode.RIGHT, false, false);
            press(KeyCode.RIGHT, false, false);
            press(KeyCode.RIGHT, false, true);
            press(KeyCode.DIGIT2, false, false);
        });
        awaitCounts("cats 2", "dogs 2");
        FxTest.run(() -> {
            assertThat(text("#set-words")).isEmpty();
            press(KeyCode.A, true, false);
            press(KeyCode.DELETE, false, false);
        });
        awaitCounts("cats 0", "dogs 2");
        FxTest.run(() -> press(KeyCode.Z, true, false));
        awaitCounts("cats 2", "dogs 2");
        FxTest.run(() -> {
            ((MenuButton) page.lookup("#set-move"))
                    .getItems()
                    .forEach(item -> assertThat(item.getText()).isEqualTo("dogs"));
            classes().requestFocus();
            press(KeyCode.F2, false, false);
            name("고양이");
        });
        awaitCounts("dogs 2", "고양이 2");
        FxTest.run(() -> {
            assertThat(classes().getSelectionModel().getSelectedItem().name()).isEqualTo("고양이");
            press(KeyCode.DELETE, false, false);
        });
        awaitCounts("dogs 2");
        FxTest.run(() -> fire("#set-undo"));
        awaitCounts("dogs 2", "고양이 2");
        FxTest.run(() -> press(KeyCode.Y, true, false));
        awaitCounts("dogs 2");
        FxTest.run(() -> {
            ClipboardContent copied = new ClipboardContent();
            copied.putImage(new WritableImage(5, 5));
            Clipboard.getSystemClipboard().setContent(copied);
            press(KeyCode.V, true, false);
        });
        awaitCounts("dogs 3");
        FxTest.run(() -> fire("#set-use"));
        assertThat(taken).containsExactly(folder.resolve("made/내 동물 🐾"));
        assertThat(page.isVisible()).isFalse();
        newPicturesGoIntoThePartThatIsShown(files.subList(0, 2));
    }

    private void newPicturesGoIntoThePartThatIsShown(List<Path> files) throws Exception {
        Path set = folder.resolve("parts");
        for (String part : List.of("train/cats", "train/dogs", "test/cats")) {
            Files.createDirectories(set.resolve(part));
        }
        FxTest.run(() -> page.open(set));
        awaitCounts("cats 0", "dogs 0");
        FxTest.run(() -> {
            assertThat(page.lookup("#set-part").isVisible()).isTrue();
            assertThat(text("#set-hint")).endsWith("to train on");
            ((ToggleButton) page.lookup("#set-part-test")).fire();
            assertThat(text("#set-hint")).endsWith("to test on");
            page.add(files);
        });
        FxTest.await("test images", () -> text("#set-class").equals("cats: 2 images"));
        assertThat(set.resolve("test/cats")).isDirectoryContaining("glob:**/0.png");
        FxTest.run(() -> {
            assertThat(counts()).containsExactly("cats 0", "dogs 0");
            page.lookup("#set-pictures").requestFocus();
            press(KeyCode.RIGHT, false, false);
            MenuButton move = (MenuButton) page.lookup("#set-move");
            assertThat(move.getItems().getLast().getText()).isEqualTo("To the training images");
            move.getItems().getLast().fire();
        });
        awaitCounts("cats 1", "dogs 0");
        FxTest.run(() -> press(KeyCode.Z, true, false));
        awaitCounts("cats 0", "dogs 0");
    }
}
