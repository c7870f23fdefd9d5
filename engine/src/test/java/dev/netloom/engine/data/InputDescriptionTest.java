package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Shape;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class InputDescriptionTest {
    private static final InputDescription PHOTOS = new InputDescription(
            new Shape(3, 12, 16),
            Fit.CROP,
            new ChannelNormalization(List.of(0.5f, 0.25f, 0.1f), List.of(0.5f, 0.2f, 0.3f)),
            List.of("고양이", "dog"));

    @Test
    void whatIsWrittenIsRead() {
        assertThat(InputDescription.parse(PHOTOS.toText())).contains(PHOTOS);
        InputDescription plain = InputDescription.of(new Shape(1, 2, 3));
        assertThat(InputDescription.parse(plain.toText())).contains(plain);
        for (String other : List.of(
                "",
                "{}",
                "[",
                PHOTOS.toText().replace("0.2", "-0.2"),
                PHOTOS.toText().replace("CROP", "X"))) {
            assertThat(InputDescription.parse(other)).as(other).isEmpty();
        }
    }

    @Test
    void aPictureBecomesWhatTheNetworkLearnedFrom() throws Exception {
        Path picture = Path.of(
                InputDescriptionTest.class.getResource("/pictures/plain.png").toURI());
        float[] image = PHOTOS.read(picture);
        int at = 3 * (1 * 16 + 1);
        assertThat(image[at]).isCloseTo((200 / 255f - 0.5f) / 0.5f, Offset.offset(1e-6f));
        assertThat(image[at + 1]).isCloseTo((30 / 255f - 0.25f) / 0.2f, Offset.offset(1e-5f));
        assertThat(InputDescription.of(new Shape(1, 6, 8)).read(picture)).hasSize(48);
        assertThat(PHOTOS.className(0)).isEqualTo("고양이");
        assertThat(PHOTOS.className(7)).isEqualTo("7");
    }
}
