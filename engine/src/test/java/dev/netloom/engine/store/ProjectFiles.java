package dev.netloom.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.reference.BlockCase;
import dev.netloom.engine.reference.RandomGraph;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Project files written, read and refused.
abstract class ProjectFiles {
    static final String BLOCK = "{\"id\":\"a\",\"type\":\"conv\",%s}";
    static final String ONE_BLOCK = "{\"netloom\":1,\"name\":\"x\",\"blocks\":[" + BLOCK + "]}";

    @TempDir
    Path folder;

    static Stream<BlockCase> blocks() {
        return BlockCase.drawEach(10, 5, 1);
    }

    static FileProblem problem(String text) {
        FileProblem problem =
                catchThrowableOfType(FileProblem.class, () -> ProjectFile.parse("net" + ProjectFile.EXTENSION, text));
        assertThat(problem).as("problem of %s", text).isNotNull();
        return problem;
    }

    static void assertProblem(Path file, String key) {
        assertThatThrownBy(() -> ProjectFile.read(file)).isInstanceOfSatisfying(FileProblem.class, problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem).hasMessageContaining(file.toString());
        });
    }

    static void assertProblem(String text, int line, String key, Object... details) {
        FileProblem problem = problem(text);
        assertThat(problem.key()).isEqualTo("project." + key);
        assertThat(problem.arguments()).startsWith("net.netloom.json", line);
        assertThat(problem.arguments().subList(2, problem.arguments().size())).containsExactly(details);
    }
}
