package dev.netloom.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

class KernelSheetTest {
    private static final int WHITE = 0xfff7f7f7;

    @Test
    void one_channel_wraps_its_filters_into_lines() {
        KernelSheet sheet = KernelSheet.fitting(kernels(16, 4, 3), 0, 16, 2, 1, 300, 100);
        assertThat(sheet.perLine()).isBetween(2, 8);
        assertThat(sheet.filter(5)).isEqualTo(5);
        assertThat(sheet.channel(5)).isEqualTo(2);
        assertThat(sheet.width()).isLessThanOrEqualTo(310);
    }

    @Test
    void filters_grow_with_the_space_as_long_as_all_of_them_fit() {
        KernelSheet small = KernelSheet.fitting(kernels(16, 1, 5), 0, 16, 0, 1, 700, 150);
        KernelSheet large = KernelSheet.fitting(kernels(16, 1, 5), 0, 16, 0, 1, 1300, 700);
        assertThat(large.zoom()).isGreaterThan(2 * small.zoom());
        assertThat(large.height()).isLessThanOrEqualTo(700);
        assertThat(KernelSheet.fitting(kernels(64, 1, 5), 0, 64, 0, 1, 300, 50).zoom())
                .isEqualTo(9);
    }

    @Test
    void several_channels_make_a_table() {
        KernelSheet sheet = KernelSheet.fitting(kernels(16, 4, 3), 0, 16, 0, 4, 300, 100);
        int cell = sheet.cellAt(sheet.cellWidth() * 3 + 2, sheet.cellHeight() * 7 + 2);
        assertThat(sheet.filter(cell)).isEqualTo(7);
        assertThat(sheet.channel(cell)).isEqualTo(3);
        assertThat(sheet.cellAt(-1, 5)).isEqualTo(-1);
        assertThat(sheet.cellAt(5, 1e6)).isEqualTo(-1);
    }

    @Test
    void positive_weights_are_red_negative_blue_and_zero_white() {
        FilterKernels kernels = new FilterKernels(1, 1, 1, 3, new float[] {-0.5f, 0, 0.5f});
        WritableImage image = new KernelSheet(kernels, 0, 1, 0, 1, 1, 4).draw(0.5f, false, -1);
        assertThat(image.getPixelReader().getColor(2, 2).getBlue()).isGreaterThan(0.3);
        assertThat(image.getPixelReader().getColor(2, 2).getRed()).isLessThan(0.1);
        assertThat(image.getPixelReader().getArgb(6, 2)).isEqualTo(WHITE);
        assertThat(image.getPixelReader().getColor(10, 2).getRed()).isGreaterThan(0.3);
    }

    private static FilterKernels kernels(int filters, int channels, int side) {
        return new FilterKernels(filters, channels, side, side, new float[filters * channels * side * side]);
    }
}
