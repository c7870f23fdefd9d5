package dev.netloom.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import dev.netloom.app.drawing.KeptDigit;
import dev.netloom.app.drawing.KeptDigits;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.TileGrid;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.ui.Theme;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Fit;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.data.augment.Augmenter;
import dev.netloom.engine.train.TrainingFields;
import dev.netloom.engine.train.ValidationSplit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who looks at the images in use, and at what was drawn.
class DataRoomTest {
    @TempDir
    private Path folder;

    private final ObjectProperty<Dataset> data = new SimpleObjectProperty<>();
    private final StringProperty unread = new SimpleStringProperty("");
    private final TrainingSettings settings = new TrainingSettings();
    private KeptDigits kept;
    private DataRoom room;
    private BorderPane root;
    private Stage stage;
    private boolean toPad;

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        byte[] pixels = new byte[3 * 28 * 28];
        Mnist.save(folder, new LabelledImages(new Shape(1, 28, 28), pixels, new byte[] {4, 2, 4}));
        FxTest.run(() -> {
            kept = new KeptDigits(folder);
            room = new DataRoom(data, unread, settings, kept);
            room.setOnDraw(() -> toPad = true);
            root = new BorderPane(room);
            root.setTop(new HBox(room.tools().getFirst()));
            root.getStyleClass().add("workbench");
            Theme.LIGHT.apply(root);
            stage = new Stage();
            stage.setScene(new Scene(root, 1000, 640));
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
    }

    private boolean seen(String query) {
        for (Node node = root.lookup(query); node != root; node = node.getParent()) {
            if (node == null || !node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private String text(String query) {
        return ((Labeled) root.lookup(query)).getText();
    }

    private void press(KeyCode key) {
        Node owner = stage.getScene().getFocusOwner();
        owner.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private void choose(String query) {
        ((ToggleButton) root.lookup(query)).fire();
    }

    @SuppressWarnings("unchecked")
    private ListView<ClassSummary> classes() {
        return (ListView<ClassSummary>) root.lookup("#data-classes");
    }

    private TileGrid<?> grid(String query) {
        return (TileGrid<?>) root.lookup(query);
    }

    @Test
    void theImagesInUseAreShownByClassByPartAndLarge() throws Exception {
        FxTest.run(() -> {
            data.set(ScriptedRun.digits());
            assertThat(classes().getItems()).as("hidden, it does nothing").isEmpty();
            data.set(null);
            room.activeProperty().set(true);
            assertThat(seen("#data-empty")).isTrue();
            assertThat(seen("#data-page")).isFalse();
            assertThat(seen("#data-drawn")).isFalse();
            unread.set("The disk is gone.");
        });
        FxTest.await("the problem", () -> text("#data-problem").equals("The disk is gone."));
        FxTest.run(() -> data.set(ScriptedRun.digits()));
        FxTest.await("the set", () -> seen("#data-page"));

        FxTest.run(() -> {
            assertThat(seen("#data-empty")).isFalse();
            assertThat(text("#data-name")).isEqualTo("made up");
            assertThat(text("#data-facts"))
                    .isEqualTo("400 training images, 400 test images, 28 \u00d7 28 pixels, grey, 10 classes");
            assertThat(text("#data-split")).contains("all 400");
            assertThat(classes().getItems()).hasSize(11);
            assertThat(text("#data-images-title")).isEqualTo("All classes: 400 images");
            assertThat(seen("#data-part-held-out")).isFalse();
            settings.typed(TrainingFields.VALIDATION).set("0.25");
        });
        FxTest.await("the split", () -> seen("#data-part-held-out"));
        FxTest.run(() -> {
            assertThat(text("#data-split")).contains("100 (25%)");
            choose("#data-part-held-out");
            assertThat(text("#data-images-title")).isEqualTo("All classes: 100 images");
            choose("#data-part-test");
            classes().getSelectionModel().select(4);
            assertThat(text("#data-images-title")).isEqualTo("3: 40 images");
            classes().requestFocus();
            press(KeyCode.ENTER);
            press(KeyCode.RIGHT);
            press(KeyCode.RIGHT);
            press(KeyCode.ENTER);
            assertThat(seen("#data-large")).isTrue();
            assertThat(text("#data-large-words")).startsWith("Test image 13 \u00b7 2 of 40");
            press(KeyCode.RIGHT);
            assertThat(text("#data-large-words")).startsWith("Test image 23 \u00b7 3 of 40");
            ((Button) root.lookup("#data-previous")).fire();
            ((Button) root.lookup("#data-previous")).fire();
            assertThat(root.lookup("#data-previous").isDisabled()).isTrue();
            press(KeyCode.ESCAPE);
            assertThat(seen("#data-large")).isFalse();
            assertThat(seen("#data-page")).isTrue();
            assertThat(grid("#data-images").selectedProperty().get()).isZero();
            assertThat(grid("#data-images").isFocused()).isTrue();
            settings.typed(TrainingFields.VALIDATION).set("much");
        });
        FxTest.await("what is open", () -> text("#data-split").contains("incomplete"));
    }

    private Slider slider(String query) {
        return (Slider) root.lookup(query);
    }

    private Image variant(int epoch) {
        return ((ImageView) root.lookupAll("#augment-grid .image-view").toArray()[epoch - 1]).getImage();
    }

    private static int argb(Image image) {
        int sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                sum = 31 * sum + image.getPixelReader().getArgb(x, y);
            }
        }
        return sum;
    }

    /// What is set here is what the panel says, and the pictures are what the run sees.
    @Test
    void oneImageIsShownAsTheEpochsOfTheNextRunSeeIt() throws Exception {
        FxTest.run(() -> {
            data.set(ScriptedRun.digits());
            room.activeProperty().set(true);
            room.openAugmentation();
        });
        FxTest.await("the image", () -> seen("#data-augment") && variant(1) != null);
        FxTest.run(() -> {
            assertThat(text("#augment-image")).isEqualTo("0 \u00b7 training image 0 of 400");
            assertThat(argb(variant(1))).isEqualTo(argb(variant(16)));
            settings.typed(TrainingFields.AUGMENT).set("flip:0.5,rotate:120");
        });
        FxTest.await("the rules", () -> seen("#rule-flip-warning"));
        FxTest.run(() -> {
            assertThat(((ToggleSwitch) root.lookup("#rule-rotate")).isSelected())
                    .isTrue();
            assertThat(((ToggleSwitch) root.lookup("#rule-shift")).isSelected()).isFalse();
            assertThat(slider("#rule-rotate-amount").getValue()).isEqualTo(120);
            assertThat(text("#rule-flip-warning")).contains("A flipped 2 is no digit");
            assertThat(text("#rule-rotate-warning")).contains("180 degrees is a 9");
            ((ToggleSwitch) root.lookup("#rule-flip")).setSelected(false);
            slider("#rule-rotate-amount").setValue(29.7);
            slider("#rule-shift-amount").setValue(3.2);
            assertThat(settings.typed(TrainingFields.AUGMENT).get()).isEqualTo("rotate:30,shift:3");
            settings.typed(TrainingFields.VALIDATION).set("0.25");
            settings.typed(TrainingFields.SEED).set("7");
        });
        FxTest.await("the split", () -> text("#augment-image").endsWith("of 300"));
        FxTest.run(() -> {
            assertThat(seen("#rule-rotate-warning")).isFalse();
            ((Button) root.lookup("#augment-next")).fire();
        });
        FxTest.await("the next", () -> text("#augment-image").contains("image 1 of 300"));
        LabelledImages learned = ValidationSplit.of(data.get().train(), 0.25, 7).train();
        float[] pixels = new float[learned.shape().size()];
        learned.copyTo(1, pixels, 0);
        new Augmenter(Augmentation.parse("rotate:30,shift:3"), learned.shape()).apply(pixels, 0, 7, 16, 1);
        FxTest.run(() -> {
            int zoom = (int) variant(16).getWidth() / 28;
            assertThat(argb(variant(16))).isEqualTo(argb(Pictures.of(learned.shape(), pixels, zoom)));
            assertThat(argb(variant(15))).isNotEqualTo(argb(variant(16)));
            settings.typed(TrainingFields.AUGMENT).set("rotate:300");
        });
        FxTest.await("what is wrong", () -> seen("#augment-problem"));
    }

    @Test
    void whatWasDrawnIsShownDeletedAndBroughtBack() throws Exception {
        FxTest.await("the digits", () -> kept.digitsProperty().get().size() == 3);
        FxTest.run(() -> {
            room.activeProperty().set(true);
            choose("#data-pages-drawn");
        });
        FxTest.await("what they are", () -> text("#data-drawn-facts").startsWith("3 digits kept"));
        FxTest.run(() -> {
            assertThat(text("#data-drawn-facts")).contains("1 \u00d7 \u201c2\u201d, 2 \u00d7 \u201c4\u201d");
            grid("#data-drawn-images").select(1);
            grid("#data-drawn-images").requestFocus();
            press(KeyCode.DELETE);
            assertThat(labels()).containsExactly(4, 4);
            assertThat(seen("#data-undo-bar")).isTrue();
        });
        FxTest.await("the file", () -> held() == 2);
        FxTest.run(() -> {
            assertThat(grid("#data-drawn-images").selectedProperty().get()).isEqualTo(1);
            ((Button) root.lookup("#data-undo")).fire();
            assertThat(labels()).containsExactly(4, 2, 4);
            assertThat(seen("#data-undo-bar")).isFalse();
            press(KeyCode.ENTER);
            assertThat(text("#data-large-title")).isEqualTo("2");
            press(KeyCode.ESCAPE);
            ((Button) root.lookup("#data-draw")).fire();
            assertThat(toPad).isTrue();
        });
        FxTest.await("the file", () -> held() == 3);
    }

    private List<Integer> labels() {
        return kept.digitsProperty().get().stream().map(KeptDigit::label).toList();
    }

    private int held() {
        try {
            return Mnist.load(folder).test().size();
        } catch (Exception e) {
            return -1; // it is being written
        }
    }

    private static byte[] png(int width, int height, int colour) throws Exception {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < width * height; at++) {
            image.setRGB(at % width, at / width, colour);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /// Somebody with a folder of pictures of many sizes looks at what would come of them, changes it, and takes them.
    @Test
    void ownPicturesAreSeenBeforeTheyAreTaken() throws Exception {
        Path pets = folder.resolve("my pets");
        for (String name : List.of("고양이", "dog")) {
            Files.createDirectories(pets.resolve(name));
            for (int i = 0; i < 5; i++) {
                Files.write(
                        pets.resolve(name).resolve(i + ".png"), png(30 + i, 20, name.equals("dog") ? 0xff0000 : 0xff));
            }
        }
        Files.write(pets.resolve("dog/broken.png"), new byte[] {1});
        List<DataChoice> choices = new ArrayList<>();
        FxTest.run(() -> {
            room.activeProperty().set(true);
            room.setOnTaken(null, (images, choice) -> {
                data.set(images);
                choices.add(choice);
            });
            room.open(pets);
        });
        FxTest.await(
                "what was understood",
                () -> seen("#open-fit") && text("#open-facts").contains("20 × 20"));
        FxTest.run(() -> {
            assertThat(text("#open-facts")).contains("shown whole", "20% were chosen at random", "2 classes");
            assertThat(text("#open-skipped")).contains("1 file is damaged", "broken.png");
            ComboBox<?> size = (ComboBox<?>) root.lookup("#open-size");
            size.getEditor().setText("8 by 8");
            size.commitValue();
            assertThat(text("#open-wrong")).contains("8 by 8");
            size.getEditor().setText("12 x 8");
            size.commitValue();
            choose("#open-fit-crop");
        });
        FxTest.await("read anew", () -> text("#open-facts").contains("the middle is shown, at 12 x 8"));
        FxTest.await(
                "both pictures", () -> root.lookupAll("#open-pairs .pair-words").size() == 8);
        FxTest.run(() -> ((Button) root.lookup("#open-use")).fire());
        assertThat(data.get().classes()).containsExactly("dog", "고양이");
        assertThat(data.get().train().shape()).isEqualTo(new Shape(3, 8, 12));
        assertThat(choices.getFirst().settings().fit()).isEqualTo(Fit.CROP);
        FxTest.await("in use", () -> seen("#data-page") && text("#data-name").equals("my pets"));
        Preferences memory = Preferences.userRoot().node("test/data");
        choices.getFirst().remember(memory);
        assertThat(DataChoice.remembered(memory)).isEqualTo(choices.getFirst());
        memory.remove("data.name");
        assertThat(DataChoice.remembered(memory)).isEqualTo(DataChoice.MNIST);
    }

    @Test
    void whatCannotBeReadSaysWhyAndChangesNothing() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        FxTest.run(() -> {
            room.setOnTaken(null, (images, choice) -> data.set(images));
            room.open(empty);
        });
        FxTest.await("why", () -> seen("#open-problem"));
        FxTest.run(() -> {
            assertThat(text("#open-problem")).contains("holds no data set");
            assertThat(root.lookup("#open-use").isDisabled()).isTrue();
            ((Button) root.lookup("#open-cancel")).fire();
            assertThat(seen("#data-open")).isFalse();
        });
        assertThat(data.get()).isNull();
    }
}
