package dev.netloom.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeNumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "9999|9,999",
                "18496|18.5 k",
                "999499|999 k",
                "999500|1 M",
                "8772340|8.77 M",
                "15466000000|15.5 G",
                "1250000000000|1,250 G"
            })
    void largeNumbersAreSaidWithThreeDigits(long number, String brief) {
        assertThat(LargeNumbers.brief(number).replace('\u00a0', ' ')).isEqualTo(brief);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0 kB", "4|1 kB", "23600|24 kB", "2340000|2.3 MB", "1250000000|1.25 GB"})
    void sizesOfFilesAreNeverNothingWhereThereIsSomething(long bytes, String size) {
        assertThat(LargeNumbers.bytes(bytes).replace('\u00a0', ' ')).isEqualTo(size);
    }
}
