package dev.netloom.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.Score;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.sweep.PointResult.Stage;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SweepPlanTest {
    private static final Graph NETWORK =
            Graph.chain(new Input(1, 28, 28), Conv.of(4, 5, 3, 0), new Flatten(), Dense.of(10), new Output());
    private static final TrainingDescription PLAN = TrainingDescription.of(TrainingConfig.of(9));
    private static final PointSettings BASE = new PointSettings(NETWORK, PLAN);

    private static SweepPlan plan(SweepMethod method, int budget, String... over) {
        List<SweepAxis> axes =
                Stream.of(over).map(text -> SweepAxis.parse(text, BASE)).toList();
        return new SweepPlan(
                new Project("tiny", NETWORK, Map.of()), PLAN, axes, method, budget, OptionalDouble.empty());
    }

    private static String problem(SweepMethod method, int budget, String... over) {
        try {
            plan(method, budget, over);
            return "none at all";
        } catch (InvalidAxis e) {
            return e.key();
        }
    }

    @Test
    void makesGridsInOrder() {
        SweepPlan plan = plan(SweepMethod.GRID, 6, "learning-rate 1e-3..1e-1 log 3", "conv1.filters 8, 16");
        assertThat(plan.points())
                .extracting(SweepPoint::label)
                .containsExactly(
                        "learning-rate 0.001, conv1.filters 8",
                        "learning-rate 0.001, conv1.filters 16",
                        "learning-rate 0.01, conv1.filters 8",
                        "learning-rate 0.01, conv1.filters 16",
                        "learning-rate 0.1, conv1.filters 8",
                        "learning-rate 0.1, conv1.filters 16");
        PointSettings fourth = plan.settings(plan.points().get(3));
        assertThat(((Conv) fourth.graph().node("conv1").block()).filters()).isEqualTo(16);
        assertThat(fourth.training().config().optimizer().learningRate()).isEqualTo(0.01);
        assertThat(fourth.training().config().validation()).isEqualTo(0.1);
        assertThat(plan(SweepMethod.GRID, 9, "conv1.filters 8..64 3", "augment none; shift:2,rotate:10")
                        .points())
                .extracting(point -> point.values().values().toString())
                .containsExactly(
                        "[8, none]",
                        "[8, shift:2,rotate:10]",
                        "[36, none]",
                        "[36, shift:2,rotate:10]",
                        "[64, none]",
                        "[64, shift:2,rotate:10]");
    }

    /// The optimiser brings its own rate, unless a rate is said, too; one that is there already changes nothing.
    @Test
    void setsTheOptimizerFirst() {
        SweepPlan plan = plan(SweepMethod.GRID, 9, "learning-rate 0.5", "optimizer adam, sgd");
        PointSettings sgd = plan.settings(plan.points().get(1));
        assertThat(sgd.training().config().optimizer().kind()).isEqualTo(OptimizerKind.SGD);
        assertThat(sgd.training().config().optimizer().learningRate()).isEqualTo(0.5);
        SweepPlan same = plan(SweepMethod.GRID, 9, "optimizer adam");
        assertThat(same.settings(same.points().getFirst())).isEqualTo(same.base());
    }

    @Test
    void drawsWithinTheRangeAndNothingTwice() {
        SweepPlan plan = plan(SweepMethod.RANDOM, 40, "learning-rate 1e-4..1e-1 log", "conv1.filters 8..10");
        List<SweepPoint> points = plan.points();
        assertThat(points).hasSize(40).isEqualTo(plan.points());
        assertThat(points)
                .extracting(point -> Double.parseDouble(point.values().get("learning-rate")))
                .allMatch(rate -> rate >= 1e-4 && rate <= 1e-1)
                .filteredOn(rate -> rate < 10e-4) // a third of the exponents
                .hasSizeBetween(6, 21);
        assertThat(points)
                .extracting(point -> point.values().get("conv1.filters"))
                .containsOnly("8", "9", "10");
        assertThat(plan(SweepMethod.RANDOM, 40, "conv1.filters 8..10").points()).hasSize(3);
    }

    /// Table 1 of the paper on Hyperband: R = 81, eta = 3.
    @Test
    void halvesAsHyperbandDoes() {
        assertThat(Rung.halving(81, 81))
                .containsExactly(new Rung(81, 1), new Rung(27, 3), new Rung(9, 9), new Rung(3, 27), new Rung(1, 81));
        assertThat(Rung.halving(27, 81))
                .containsExactly(new Rung(27, 3), new Rung(9, 9), new Rung(3, 27), new Rung(1, 81));
        assertThat(Rung.halving(9, 81)).containsExactly(new Rung(9, 9), new Rung(3, 27), new Rung(1, 81));
        assertThat(Rung.halving(5, 81)).containsExactly(new Rung(5, 27), new Rung(1, 81));
        assertThat(Rung.halving(20, 10)).containsExactly(new Rung(20, 1), new Rung(6, 3), new Rung(2, 10));
        assertThat(Rung.halving(2, 10)).containsExactly(new Rung(2, 10));
    }

    @Test
    void saysWhatCannotBe() {
        assertThat(problem(SweepMethod.GRID, 3, "learning-rate 0.1,0.2", "conv1.filters 8,16"))
                .isEqualTo("grid-size");
        assertThat(problem(SweepMethod.GRID, 3, "rate 0.1")).isEqualTo("no-field");
        assertThat(problem(SweepMethod.GRID, 3, "conv9.filters 8")).isEqualTo("no-block");
        assertThat(problem(SweepMethod.GRID, 3, "conv1.size 8")).isEqualTo("no-setting");
        assertThat(problem(SweepMethod.GRID, 3, "conv1.filters 0")).isEqualTo("value");
        assertThat(problem(SweepMethod.GRID, 3, "conv1.filters many")).isEqualTo("block-number");
        assertThat(problem(SweepMethod.GRID, 3, "conv1.bias maybe")).isEqualTo("block-value");
        assertThat(problem(SweepMethod.GRID, 3, "learning-rate -1")).isEqualTo("value");
        assertThat(problem(SweepMethod.GRID, 3, "learning-rate 1..0")).isEqualTo("range");
        assertThat(problem(SweepMethod.GRID, 3, "weight-decay 0..1 log")).isEqualTo("range-log");
        assertThat(problem(SweepMethod.GRID, 3, "optimizer 0..1")).isEqualTo("range-kind");
        assertThat(problem(SweepMethod.GRID, 3, "learning-rate")).isEqualTo("syntax");
        assertThat(problem(SweepMethod.GRID, 3, "validation 0.1,0.2")).isEqualTo("validation");
        assertThat(problem(SweepMethod.GRID, 3, "seed 1", "seed 2")).isEqualTo("twice");
        assertThat(problem(SweepMethod.HALVING, 3, "epochs 3,4")).isEqualTo("halving-axis");
        assertThat(problem(SweepMethod.GRID, 3)).isEqualTo("none");
        assertThatExceptionOfType(InvalidAxis.class)
                .isThrownBy(() -> SweepAxis.parse("conv9.filters 8", BASE))
                .satisfies(e -> assertThat(e.arguments()).contains("conv9", "input1, conv1, dense1"));
    }

    /// By hand: means 0.8 and 0.9 of three each, so between 6 * 0.05² = 0.015, within 2 * (2 * 0.01²) = 0.0004;
    /// F = 0.015 / (0.0004 / 4) = 150. The second setting: means 0.85 + {0.01, 0, -0.01}, so 2 * 2 * 0.01² =
    // 0.0004.
    @Test
    void saysHowMuchEachSettingExplains() {
        List<PointResult> results = new ArrayList<>();
        double[] accuracies = {0.81, 0.80, 0.79, 0.91, 0.90, 0.89};
        for (int i = 0; i < accuracies.length; i++) {
            results.add(result(Map.of("conv1.filters", i < 3 ? "8" : "16", "seed", "" + i % 3), accuracies[i]));
        }
        List<AxisImportance> told = AxisImportance.of(
                List.of(SweepAxis.parse("conv1.filters 8,16", BASE), SweepAxis.parse("seed 0,1,2", BASE)), results, 1);
        assertThat(told.getFirst().share()).isCloseTo(0.015 / 0.0154, within(1e-9));
        assertThat(told.getFirst().p()).isCloseTo(0.000255, within(1e-5));
        assertThat(told.getLast().share()).isCloseTo(0.0004 / 0.0154, within(1e-9));
        assertThat(told.getLast().p()).isGreaterThan(0.9);
        List<AxisImportance> few =
                AxisImportance.of(List.of(SweepAxis.parse("seed 0,1,2", BASE)), results.subList(0, 3), 1);
        assertThat(few.getFirst().isTold()).isFalse();
    }

    /// Numbers that were drawn lie in three groups of equal size.
    @Test
    void putsNumbersThatAreNeverTheSameIntoGroups() {
        List<PointResult> results = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            results.add(result(Map.of("learning-rate", "0.0" + (i + 1)), i < 3 ? 0.5 : i < 6 ? 0.9 : 0.7));
        }
        AxisImportance told = AxisImportance.of(List.of(SweepAxis.parse("learning-rate 0.01..0.09", BASE)), results, 1)
                .getFirst();
        assertThat(told.groups()).isEqualTo(3);
        assertThat(told.share()).isCloseTo(1, within(1e-9));
    }

    private static PointResult result(Map<String, String> values, double accuracy) {
        Score score = new Score((int) Math.round(10_000 * accuracy), 10_000, 0);
        return new PointResult(new SweepPoint(1, values), Stage.DONE, Optional.empty(), List.of(score), 1, "");
    }
}
