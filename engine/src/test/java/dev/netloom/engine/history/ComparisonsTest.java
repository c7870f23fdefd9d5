package dev.netloom.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.history.Mistakes.Mistake;
import dev.netloom.engine.history.NetworkDiff.Added;
import dev.netloom.engine.history.NetworkDiff.Changed;
import dev.netloom.engine.history.NetworkDiff.Pair;
import dev.netloom.engine.history.NetworkDiff.Removed;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs held against each other.
class ComparisonsTest {
    private static final Graph NETWORK =
            Graph.chain(new Input(1, 8, 8), Conv.of(4, 3, 1, 1), new Relu(), Dense.of(10), new Output());

    @Test
    void aNetworkDoesNotDifferFromItself() {
        assertThat(NetworkDiff.of(NETWORK, NETWORK).changes()).isEmpty();
    }

    @Test
    void anotherSettingAnInsertedAndAMissingBlockAreTold() {
        Graph other = NETWORK.with(NETWORK.node("conv1").withBlock(Conv.of(6, 3, 1, 1)))
                .with(Node.of("dropout1", new Dropout(0.5), "relu1"))
                .with(NETWORK.node("dense1").withInputs(List.of("dropout1")));
        assertThat(NetworkDiff.of(NETWORK, other).changes())
                .containsExactly(
                        new Changed(
                                NETWORK.node("conv1"),
                                other.node("conv1"),
                                Map.of("filters", new Pair("4", "6")),
                                Optional.empty()),
                        new Changed(
                                NETWORK.node("dense1"),
                                other.node("dense1"),
                                Map.of(),
                                Optional.of(new Pair("relu1", "dropout1"))),
                        new Added(other.node("dropout1")));
        assertThat(NetworkDiff.of(other, NETWORK).changes()).contains(new Removed(other.node("dropout1")));
    }

    @Test
    void aNetworkUnderOtherNamesIsTheSame() {
        Graph renamed = new Graph(List.of(
                Node.of("a", new Input(1, 8, 8)),
                Node.of("b", Conv.of(4, 3, 1, 1), "a"),
                Node.of("c", new Relu(), "b"),
                Node.of("d", Dense.of(10), "c"),
                Node.of("e", new Output(), "d")));
        assertThat(NetworkDiff.of(NETWORK, renamed).changes()).isEmpty();
    }

    @Test
    void onlySettingsThatDifferAreTold(@TempDir Path folder) throws Exception {
        try (HistorySource history = Story.source(folder)) {
            Story.record(history, "net", Story.NOON, 9);
            Story.record(history, "net", Story.NOON, 9, 8);
            SettingsDiff diff = SettingsDiff.of(List.of(
                    history.get().details(1).orElseThrow(),
                    history.get().details(2).orElseThrow()));
            assertThat(diff.rows()).isEqualTo(Map.of("epochs", List.of("1", "2")));
        }
    }

    @Test
    void theFrontHoldsWhatNothingElseBeats() {
        record Point(double cost, double gain) {}
        List<Point> all = List.of(
                new Point(5, 9), new Point(1, 3), new Point(2, 3), new Point(3, 7), new Point(3, 6), new Point(4, 7));
        assertThat(Pareto.front(all, Point::cost, Point::gain))
                .containsExactly(new Point(1, 3), new Point(3, 7), new Point(5, 9));
        assertThat(Pareto.front(List.<Point>of(), Point::cost, Point::gain)).isEmpty();
    }

    @Test
    void digitsThatOnlyOneRunGetsRight() {
        Mistakes first = mistakes(3, 5, 8);
        Mistakes second = mistakes(3, 6, 8);
        Mistakes third = mistakes(5, 6, 8);
        List<List<OnlyRight.Digit>> digits = OnlyRight.of(List.of(first, second, third));
        assertThat(digits.get(0)).extracting(OnlyRight.Digit::image).containsExactly(6);
        assertThat(digits.get(1)).extracting(OnlyRight.Digit::image).containsExactly(5);
        assertThat(digits.get(2)).extracting(OnlyRight.Digit::image).containsExactly(3);
        assertThat(digits.get(2).getFirst()).isEqualTo(new OnlyRight.Digit(3, 3, List.of(4, 4)));
        assertThat(OnlyRight.of(List.of(first, second)).get(0))
                .extracting(OnlyRight.Digit::image)
                .containsExactly(6);
    }

    private static Mistakes mistakes(int... images) {
        return new Mistakes(
                100,
                java.util.Arrays.stream(images)
                        .mapToObj(image -> new Mistake(image, image % 10, (image + 1) % 10, 0.5f))
                        .toList());
    }

    @Test
    void aSpreadsheetReadsNamesWithCommasAndTakesNoneForAFormula(@TempDir Path folder) throws Exception {
        try (HistorySource history = Story.source(folder)) {
            Story.record(history, "net", Story.NOON, 9);
            history.get().rename(1, "=SUM(1,2) \"x\"");
            StringWriter text = new StringWriter();
            RunsCsv.write(text, history.get().list(RunQuery.newest(9)));
            List<String> lines = text.toString().lines().toList();
            assertThat(lines).hasSize(2);
            assertThat(lines.getLast())
                    .startsWith("1,\"'=SUM(1,2) \"\"x\"\"\",2026-03-01T12:00:00Z,command,done,net,7");
            String columns = lines.getLast().replaceFirst("\".*\",2026", "x,2026");
            assertThat(columns.split(",", -1)).hasSameSizeAs(lines.getFirst().split(","));
        }
    }
}
