package dev.netloom.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No kernel that measuring may choose writes outside of its memory, or computes anything else than the formula.
class ConvolutionGridTest {
    @Test
    void everyKernelKeepsToItsMemoryAndIsRight() {
        assertThat(ConvolutionGrid.sample(1, 5).flatMap(tried -> tried.wrong().stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7})
    void fewChannelsAreStridedOverWithoutAKernelThatWritesPastItsMemory(int channels) {
        for (int side : new int[] {28, 33}) {
            assertThat(new ConvolutionCase(Precision.FLOAT32, 2, channels, side, side, 16, 1, 2, 0, 1, 1, false)
                            .wrong())
                    .isEmpty();
        }
    }

    /// A kernel for bfloat16 multiplied what lies behind the image with 0, which is NaN where NaN lies there.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatLiesBehindASingleWindowDoesNotMatter(int kernel) {
        assumeTrue(Precision.BFLOAT16.isNative(), "this processor does not multiply bfloat16");
        ConvolutionCase single =
                new ConvolutionCase(Precision.BFLOAT16, 2, 1, kernel, kernel, 3, kernel, kernel + 1, 0, 1, 1, false);
        assertThat(single.wrong()).isEmpty();
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @MethodSource("dev.netloom.engine.kernel.ConvolutionGrid#parts")
    void everyKernelOfTheWholeGridKeepsToItsMemoryAndIsRight(ConvolutionGrid.Part part, TestReporter reporter) {
        List<ConvolutionCase> cases = ConvolutionGrid.all(part).toList();
        reporter.publishEntry(part.toString(), cases.size() + " cases");
        assertThat(cases.stream().flatMap(tried -> tried.wrong().stream())).isEmpty();
    }
}
