package dev.netloom.app.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.app.ui.Version;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchArgumentsTest {
    @TempDir
    private Path folder;

    @Test
    void whatTheBuildWritesIsTakenApart() throws Exception {
        Path file =
                Files.writeString(folder.resolve("window.args"), """
                -XX:+UseSerialGC
                --module-path
                "/a b/one.jar%s/two.jar"
                --add-modules
                javafx.controls
                -cp
                "/netloom.jar%s/x.jar"

                """.formatted(File.pathSeparator, File.pathSeparator));
        LaunchArguments read = LaunchArguments.read(file);
        assertThat(read.options()).containsExactly("-XX:+UseSerialGC", "--add-modules", "javafx.controls");
        assertThat(read.modules()).containsExactly(Path.of("/a b/one.jar"), Path.of("/two.jar"));
        assertThat(read.libraries()).containsExactly(Path.of("/netloom.jar"), Path.of("/x.jar"));
    }

    @Test
    void withoutABuildThereIsNoPackage() {
        Path out = folder.resolve("out");
        assertThatThrownBy(() -> Packages.make(folder, out, "1.0.0", text -> {}))
                .isInstanceOf(PackagingFailure.class)
                .hasMessageContaining("window.args");
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void nativeLibrariesAreToldByTheirNames() {
        assertThat(List.of("libdnnl.so.3", "libjnidnnl.so", "jnidnnl.dll", "libglass.dylib"))
                .allMatch(TargetSystem::isNative);
        assertThat(List.of("Solver.class", "so.txt", "native-image.properties")).noneMatch(TargetSystem::isNative);
    }

    @Test
    void theBuildSaysWhichVersionItIs() {
        assertThat(Version.number()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(Version.text()).startsWith("Netloom " + Version.number());
    }
}
