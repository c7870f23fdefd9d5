package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netloom.engine.kernel.KernelChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Most laptops have AVX2 and no more: oneDNN then takes other kernels than where there is AVX-512.
class OlderProcessorTest {
    @TempDir
    private Path folder;

    @Test
    void theLayerContractHoldsWithAvx2() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "AVX2 is of x86 processors");
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LayerSample.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("ONEDNN_MAX_CPU_ISA", "AVX2");
        Process process = builder.start();
        try {
            // memory that was written over may also make it wait for ever
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ends").isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).startsWith(withAvx2()).endsWith("holds\n");
    }

    /// This machine without what came after AVX2.
    private static String withAvx2() {
        return KernelChoices.machine().replaceAll("isa-.*-cores", "isa-7-cores");
    }
}
