package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script that starts the program, on a copy beside which nothing is built.
@EnabledOnOs(OS.LINUX)
class LauncherTest {
    @TempDir
    Path folder;

    private record Outcome(int status, String err) {}

    private Outcome start(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder("sh", copied().toString());
        process.command().addAll(List.of(arguments));
        process.environment().remove("DISPLAY");
        process.environment().putAll(environment);
        return outcome(process);
    }

    private Path copied() throws IOException {
        Path script = Path.of(System.getProperty("netloom.home"), "netloom");
        return Files.copy(script, folder.resolve("netloom"), StandardCopyOption.REPLACE_EXISTING);
    }

    private Outcome outcome(ProcessBuilder process) throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        int status = process.redirectError(err.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return new Outcome(status, Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void withoutADisplayItSaysSoBeforeItBuildsAnything() throws IOException, InterruptedException {
        Outcome outcome = start(Map.of());

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).startsWith("netloom: there is no display").contains("train", "--help");
    }

    /// As a service or a container starts it, and where the user's shell has a CDPATH.
    @Test
    void itNeedsNoHomeAndMindsNoSearchPath() throws IOException, InterruptedException {
        Path launch = built();
        Path elsewhere = folder.resolve("elsewhere");
        Files.createDirectories(elsewhere.resolve(folder.getFileName()));
        copied();
        ProcessBuilder process = new ProcessBuilder("sh", folder.getFileName() + "/netloom", "summary");
        process.directory(folder.getParent().toFile());
        process.environment().remove("HOME");
        process.environment().putAll(Map.of("CDPATH", elsewhere.toString(), "JAVA_HOME", fakeJdk("25.0.1")));

        Outcome outcome = outcome(process);

        assertThat(outcome.err())
                .endsWith("-Dnetloom.home=%s|@%s|dev.netloom.app.Main|summary|"
                        .formatted(folder, launch.resolve("commands.args")));
        assertThat(outcome.status()).isEqualTo(3);
    }

    @Test
    void itStartsTheProgramOfABuildThatIsFresh() throws IOException, InterruptedException {
        Path launch = built();

        Outcome outcome = start(Map.of("JAVA_HOME", fakeJdk("25.0.1")), "summary", "deep convnet");

        assertThat(outcome.err())
                .endsWith("-Dnetloom.home=%s|@%s|dev.netloom.app.Main|summary|deep convnet|"
                        .formatted(folder, launch.resolve("commands.args")))
                .doesNotContain("AOTCache");
        assertThat(outcome.status()).isEqualTo(3);
    }

    @Test
    void windowAndCommandsStartFromArchivesOfTheirOwn() throws IOException, InterruptedException {
        Path launch = built();
        Path commands = Files.writeString(launch.resolve("commands.aot"), "");
        Map<String, String> jdk = Map.of("JAVA_HOME", fakeJdk("25.0.1"));

        assertThat(start(jdk, "train", "deep-convnet").err())
                .contains("-XX:AOTCache=" + commands + "|", "@" + launch.resolve("commands.args"));
        assertThat(start(jdk, "screenshot", "there").err())
                .contains("@" + launch.resolve("window.args"))
                .doesNotContain("AOTCache");
        Path window = Files.writeString(launch.resolve("window.aot"), "");
        assertThat(start(jdk, "screenshot", "there").err()).contains("-XX:AOTCache=" + window + "|");
    }

    @Test
    void aBuildIsRehearsedOnceAndStartsAllTheSameWhereThatFails() throws IOException, InterruptedException {
        Path launch = built();
        Files.delete(launch.resolve("commands.prepared"));
        Map<String, String> jdk = Map.of("JAVA_HOME", fakeJdk("25.0.1"));

        assertThat(start(jdk, "train", "deep-convnet").err())
                .contains("preparing fast starts")
                .endsWith("dev.netloom.app.Main|train|deep-convnet|");
        assertThat(start(jdk, "train", "deep-convnet").err())
                .doesNotContain("preparing")
                .endsWith("dev.netloom.app.Main|train|deep-convnet|");
    }

    /// A build that is up to date.
    private Path built() throws IOException {
        Path launch = Files.createDirectories(folder.resolve("app/target/launch"));
        Files.writeString(launch.resolve("built"), folder + "\n");
        for (String program : List.of("window", "commands")) {
            Files.writeString(launch.resolve(program + ".prepared"), "");
        }
        Files.writeString(launch.resolve("window.args"), "-XshowSettings:none\n\"" + launch.resolve("built") + "\"\n");
        return launch;
    }

    /// A folder that looks like a JDK; its java tells its arguments, and exits with 3.
    private String fakeJdk(String version) throws IOException {
        Path jdk = folder.resolve("jdk");
        Path bin = Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION_DATE=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(bin.resolve("java"), "#!/bin/sh\nprintf '%s|' \"$@\" >&2\nexit 3\n")
                .toFile()
                .setExecutable(true);
        Files.writeString(bin.resolve("javac"), "").toFile().setExecutable(true);
        return jdk.toString();
    }
}
