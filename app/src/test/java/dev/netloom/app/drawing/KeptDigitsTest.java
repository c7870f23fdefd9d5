package dev.netloom.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.engine.data.Mnist;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDigitsTest {
    @TempDir
    Path folder;

    private final AtomicReference<KeptDigits> kept = new AtomicReference<>();

    @BeforeEach
    void start() throws Exception {
        FxTest.start();
    }

    private void open(Path chosen) throws Exception {
        FxTest.run(() -> kept.set(new KeptDigits(chosen)));
    }

    private void keep(int label) throws Exception {
        FxTest.run(() -> kept.get().keep(new byte[28 * 28], label));
    }

    private static boolean holds(Path folder, int digits) {
        try {
            return Mnist.isIn(folder) && Mnist.load(folder).test().size() == digits;
        } catch (Exception e) {
            return false; // it is being written
        }
    }

    @Test
    void whatIsKeptBeforeTheFolderWasReadJoinsWhatIsThere() throws Exception {
        open(folder);
        keep(3);
        FxTest.await("one digit", () -> holds(folder, 1));
        FxTest.run(() -> {
            kept.set(new KeptDigits(folder));
            kept.get().keep(new byte[28 * 28], 4);
        });
        FxTest.await("two digits", () -> holds(folder, 2));
        FxTest.run(() -> assertThat(kept.get().digitsProperty().get())
                .extracting(KeptDigit::label)
                .containsExactly(3, 4));
    }

    @Test
    void nothingIsWrittenOverAFolderThatCannotBeReadAndAnotherOneTakesWhatWasDrawn() throws Exception {
        open(folder.resolve("here"));
        keep(3);
        FxTest.await("one digit", () -> holds(folder.resolve("here"), 1));
        Path labels = folder.resolve("here/t10k-labels-idx1-ubyte.gz");
        Files.writeString(labels, "damaged");
        byte[] images = Files.readAllBytes(folder.resolve("here/t10k-images-idx3-ubyte.gz"));

        open(folder.resolve("here"));
        FxTest.await("the problem", () -> !kept.get().problemProperty().get().isEmpty());
        keep(7);

        FxTest.run(() -> assertThat(kept.get().problemProperty().get()).contains(labels.toString()));
        FxTest.run(() -> kept.get().open(folder.resolve("there")));
        FxTest.await("the digit in another folder", () -> holds(folder.resolve("there"), 1));
        assertThat(labels).hasContent("damaged");
        assertThat(folder.resolve("here/t10k-images-idx3-ubyte.gz")).hasBinaryContent(images);
        FxTest.run(() -> assertThat(kept.get().problemProperty().get()).isEmpty());
    }
}
