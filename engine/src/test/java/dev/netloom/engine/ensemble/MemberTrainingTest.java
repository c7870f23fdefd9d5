package dev.netloom.engine.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberTrainingTest {
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28), Conv.of(4, 5, 3, 0), new Relu(), new Flatten(), Dense.of(10), new Output());
    private static final TrainingConfig PLAN =
            TrainingConfig.of(1).withBatchSize(50).withValidation(0.2).withSeed(11);

    @TempDir
    private Path folder;

    private static Dataset digits() throws FileProblem {
        Dataset all = Mnist.load(Samples.mnist());
        LabelledImages test = all.test().select(IntStream.range(0, 200).toArray());
        return new Dataset("digits", all.train().sample(500), test, all.classes());
    }

    /// @param stop within the second member
    private List<RunDetails> train(HistorySource history, Dataset data, boolean stop, List<MemberEvent> told)
            throws TrainingFailure, FileProblem {
        Project project = new Project("tiny", NETWORK, Map.of());
        TrainingControl control = new TrainingControl();
        return new MemberTraining(
                        project,
                        data,
                        PLAN,
                        history,
                        Origin.COMMAND,
                        InstantSource.system(),
                        TrainingFailure::getMessage,
                        problem -> {
                            throw new AssertionError(problem);
                        })
                .run(3, control, event -> {
                    told.add(event);
                    if (stop
                            && event instanceof MemberEvent.Learned learned
                            && learned.member() == 1
                            && learned.event() instanceof TrainingEvent.StepDone) {
                        control.stop();
                    }
                });
    }

    @Test
    void goesOnWithTheMembersThatAreThere() throws Exception {
        Dataset data = digits();
        try (HistorySource history = new HistorySource(folder, InstantSource.system(), aside -> {})) {
            assertThat(train(history, data, true, new ArrayList<>())).hasSize(1);
            List<MemberEvent> told = new ArrayList<>();
            List<RunDetails> runs = train(history, data, false, told);
            assertThat(runs).extracting(run -> run.summary().seed()).containsExactly(11L, 12L, 13L);
            assertThat(told)
                    .filteredOn(MemberEvent.Ready.class::isInstance)
                    .extracting(event -> ((MemberEvent.Ready) event).found())
                    .containsExactly(true, false, false);
            assertThat(history.get().list(RunQuery.newest(9).searching("ensemble tiny")))
                    .hasSize(3);
            assertThat(history.get().list(RunQuery.newest(9)))
                    .as("the member that was stopped went on")
                    .hasSize(3);
            assertThat(runs.get(1).curve().steps()).startsWith(1);
            members(runs, data);
            Dataset others = Mnist.load(Samples.mnist());
            assertThatThrownBy(() -> MemberNetwork.of(runs.getFirst(), MemberNetwork.Kept.LAST, others))
                    .isInstanceOf(TrainingFailure.class)
                    .hasMessageContaining("other images");
        }
    }

    private static void members(List<RunDetails> runs, Dataset data) throws TrainingFailure, FileProblem {
        List<EnsembleMember> members = new ArrayList<>();
        for (RunDetails run : runs) {
            MemberNetwork network = MemberNetwork.of(run, MemberNetwork.Kept.LAST, data);
            assertThat(network.look(data.test(), data.classes(), () -> true)).isEqualTo(Optional.empty());
            members.add(network.look(data.test(), data.classes(), () -> false).orElseThrow());
        }
        assertThat(members).allMatch(member -> member.validation().isPresent());
        assertThat(members)
                .extracting(EnsembleMember::correct)
                .containsExactlyElementsOf(runs.stream()
                        .map(run -> run.epochs().getLast().test().correct())
                        .toList());
        assertThat(Ensemble.of(members, Combination.MEAN).combined().size()).isEqualTo(200);
    }
}
