package dev.netloom.app.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;

class PicturesTest {
    @Test
    void a_colour_map_reaches_from_end_to_end_and_no_further() {
        assertThat(ColourMap.GREY.colour(-1, 1)).isEqualTo(0xff000000);
        assertThat(ColourMap.GREY.colour(3, 2)).isEqualTo(0xffffffff);
        assertThat(ColourMap.DIVERGING.colour(-9, 2)).isEqualTo(0xff053061);
        assertThat(ColourMap.DIVERGING.colour(0, 2)).isEqualTo(0xfff7f7f7);
        assertThat(ColourMap.DIVERGING.colour(2, 2)).isEqualTo(0xff67001f);
        assertThat(ColourMap.INK.colour(0, 1)).isEqualTo(0xff11151c);
        assertThat(ColourMap.HEAT.colour(1, 1)).isEqualTo(0xfffcffa4);
        assertThat(ColourMap.DIVERGING.colour(3, 0)).isEqualTo(ColourMap.DIVERGING.colour(0, 1));
    }

    @Test
    void a_shading_holds_all_values_and_zero() {
        assertThat(Shading.of(ColourMap.GREY, new float[] {1, 3})).isEqualTo(new Shading(ColourMap.GREY, 0, 3));
        assertThat(Shading.of(ColourMap.DIVERGING, new float[] {-4, 3}))
                .isEqualTo(new Shading(ColourMap.DIVERGING, -4, 4));
    }

    @Test
    void every_value_is_a_square() {
        LabelledImages images = new LabelledImages(new Shape(3, 1, 2), new byte[] {1, 2, 3, 4, 5, 6}, new byte[1]);
        Image image = Pictures.of(images, 0, 7);
        assertThat(image.getWidth()).isEqualTo(6);
        assertThat(image.getHeight()).isEqualTo(3);
        assertThat(image.getPixelReader().getArgb(2, 2)).isEqualTo(0xff010305);
        assertThat(image.getPixelReader().getArgb(3, 0)).isEqualTo(0xff020406);
    }
}
