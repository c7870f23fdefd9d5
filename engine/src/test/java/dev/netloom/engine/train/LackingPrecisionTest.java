package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LackingPrecisionTest {
    @Test
    void whereTheProcessorLacksAPrecisionTheRunSaysSoBeforeItBegins() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dnetloom.home=" + System.getProperty("netloom.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LackingPrecision.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("ONEDNN_MAX_CPU_ISA", "AVX2");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEqualTo("precision: this processor cannot multiply bfloat16; use float32 or auto\n");
    }
}
