package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataIdentityTest {
    @TempDir
    Path temporary;

    private static LabelledImages images(int... pixels) {
        byte[] bytes = new byte[4 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[4 * i] = (byte) pixels[i];
        }
        return new LabelledImages(new Shape(1, 2, 2), bytes, new byte[pixels.length]);
    }

    private Dataset saved(String folder, int... pixels) throws Exception {
        Path path = temporary.resolve(folder);
        Mnist.save(path, images(pixels));
        return DataFolder.load(path);
    }

    @Test
    void theDigitsThatComeWithTheProgramAreMnist() throws Exception {
        DataIdentity mnist = Mnist.load(Samples.mnist()).identity();
        assertThat(mnist.hash()).isEqualTo("8d61ab97e59b173b");
        assertThat(mnist.name()).isEqualTo("MNIST");
        assertThat(mnist.where())
                .isEqualTo(Samples.mnist().toAbsolutePath().normalize().toString());
        assertThat(mnist.trainImages()).isEqualTo(60_000);
        assertThat(mnist.testImages()).isEqualTo(10_000);
    }

    @Test
    void whatHasTheFormOfMnistIsCalledByItsFolder() throws Exception {
        Dataset clothes = saved("fashion-mnist", 1, 2, 3);
        assertThat(clothes.name()).isEqualTo("fashion-mnist");
        assertThat(clothes.identity().name()).isEqualTo("fashion-mnist");
    }

    @Test
    void theSameImagesAreTheSameWhereverTheyLieAndHoweverFewAreTaken() throws Exception {
        Dataset here = saved("here", 1, 2, 3);
        Dataset there = saved("there", 1, 2, 3);
        assertThat(here.identity().isSameAs(there.limited(1).identity())).isTrue();
        assertThat(there.limited(1).identity().trainImages()).isEqualTo(3);
    }

    @Test
    void oneOtherPixelLabelOrShapeIsAnotherDataSet() throws Exception {
        DataIdentity one = saved("one", 1, 2, 3).identity();
        assertThat(one.isSameAs(saved("other", 1, 2, 4).identity())).isFalse();
        LabelledImages same = images(1, 2, 3);
        LabelledImages wide = new LabelledImages(new Shape(1, 1, 4), same.pixels(), same.labels());
        LabelledImages marked = new LabelledImages(same.shape(), same.pixels(), new byte[] {0, 0, 1});
        DataIdentity narrow = DataIdentity.of("digits", same, same);
        assertThat(narrow.isSameAs(one)).isTrue();
        assertThat(narrow.isSameAs(DataIdentity.of("digits", wide, wide))).isFalse();
        assertThat(narrow.isSameAs(DataIdentity.of("digits", marked, same))).isFalse();
    }

    @Test
    void whatNobodyTookDownIsTheSameAsNothing() {
        DataIdentity unknown = new DataIdentity("MNIST", "", 60_000, 10_000, "", "");
        assertThat(unknown.isSameAs(unknown)).isFalse();
    }
}
