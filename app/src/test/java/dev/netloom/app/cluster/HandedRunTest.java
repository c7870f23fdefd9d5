package dev.netloom.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.app.ui.DataSets;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.DataProgress;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingCheckpoint;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingJob;
import dev.netloom.engine.train.TrainingStart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What goes over the wire, without a wire.
class HandedRunTest {
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28), Conv.of(4, 5, 3, 0), new Relu(), new Flatten(), Dense.of(10), new Output());
    private static final TrainingConfig PLAN =
            TrainingConfig.of(2).withBatchSize(50).withValidation(0.2).withSeed(7);

    private static final List<TrainingEvent> TOLD = new ArrayList<>();
    private static final List<TrainingCheckpoint> KEPT = new ArrayList<>();
    private static Dataset digits;

    @BeforeAll
    static void train() throws Exception {
        digits = DataSets.load(DataSets.MNIST, DataSettings.PLAIN, DataProgress.NONE)
                .ofClasses(List.of(3, 5, 8, 1, 0, 2, 9, 7, 6, 4))
                .limited(300);
        TrainingControl control = new TrainingControl();
        control.keepCheckpoints(KEPT::add);
        new Trainer(NETWORK, digits, PLAN.withAveraging(0.9), control, event -> {
                    TOLD.add(event);
                    if (event instanceof TrainingEvent.EpochDone) {
                        control.takeWeights();
                    }
                })
                .run();
    }

    private record Job(TrainingControl control, List<TrainingEvent> heard) implements TrainingJob {
        @Override
        public String name() {
            return "tiny, 7";
        }

        @Override
        public Graph graph() {
            return NETWORK;
        }

        @Override
        public Dataset data() {
            return digits;
        }

        @Override
        public TrainingConfig config() {
            return PLAN;
        }

        @Override
        public TrainingStart start() {
            return TrainingStart.DRAWN;
        }

        @Override
        public void begin() {}

        @Override
        public void hear(TrainingEvent event) {
            heard.add(event);
        }

        @Override
        public void fail(TrainingFailure why) {}

        @Override
        public void end() {}
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void everythingThatARunTellsArrivesToTheBit() throws Exception {
        assertThat(TOLD).hasSizeGreaterThan(10);
        for (TrainingEvent event : TOLD) {
            byte[] sent = bytes(out -> RunWire.write(out, event));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(sent));
            TrainingEvent arrived = RunWire.event(RunWire.kind(in), in);
            assertThat(in.read()).as("nothing is left over").isNegative();
            assertThat(arrived).hasSameClassAs(event);
            assertThat(bytes(out -> RunWire.write(out, arrived))).isEqualTo(sent);
        }
        assertThat(KEPT).isNotEmpty();
        for (TrainingCheckpoint kept : KEPT) {
            byte[] sent = bytes(out -> RunWire.write(out, kept));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(sent));
            assertThat(RunWire.kind(in)).isEqualTo(RunWire.Kind.CHECKPOINT);
            TrainingCheckpoint arrived = RunWire.checkpoint(in);
            assertThat(bytes(out -> RunWire.write(out, arrived))).isEqualTo(sent);
        }
    }

    @Test
    void whatAnotherComputerReadsIsTheSameRunOnTheSameImages() throws Exception {
        RunDescription sent = RunDescription.of(new Job(new TrainingControl(), new ArrayList<>()));
        RunDescription arrived = RunDescription.read(sent.text());
        assertThat(arrived).isEqualTo(sent);
        assertThat(arrived.data()).isEqualTo(DataSets.MNIST);
        Dataset read = arrived.load();
        assertThat(read.classes()).isEqualTo(digits.classes());
        assertThat(read.train().size()).isEqualTo(300);
    }

    @Test
    void otherImagesAreRefused() throws Exception {
        RunDescription run = RunDescription.of(new Job(new TrainingControl(), new ArrayList<>()));
        String other = run.text().replace("\"images\":300", "\"images\":299");
        assertThatThrownBy(() -> RunDescription.read(other).load())
                .isInstanceOfSatisfying(
                        TrainingFailure.class,
                        failure -> assertThat(failure.key()).isEqualTo("cluster-other-data"));
        String nowhere = run.text().replace("\"data\":\"mnist\"", "\"data\":\"/nowhere/at/all\"");
        assertThatThrownBy(() -> RunDescription.read(nowhere).load())
                .isInstanceOfSatisfying(
                        TrainingFailure.class,
                        failure -> assertThat(failure.key()).isEqualTo("cluster-no-data"));
    }

    /// The second attempt goes on from the end of the first epoch, and tells the second once more.
    @Test
    void whatASecondAttemptTellsAgainIsPassedOver() throws Exception {
        List<TrainingEvent> heard = new ArrayList<>();
        List<TrainingCheckpoint> kept = new ArrayList<>();
        TrainingControl control = new TrainingControl();
        control.keepCheckpoints(kept::add);
        HandedRun run = new HandedRun(new Job(control, heard));
        List<TrainingEvent> steps = TOLD.stream()
                .filter(event -> !(event instanceof TrainingEvent.WeightsTaken))
                .toList();
        int died = steps.size() - 2; // before it could finish
        steps.subList(0, died).forEach(run::hear);
        run.keep(KEPT.getFirst());
        assertThat(run.epochKept()).isPositive();
        List<TrainingEvent> again = steps.stream()
                .filter(event -> !(event instanceof TrainingEvent.StepDone done && done.epoch() == 1)
                        && !(event instanceof TrainingEvent.EpochDone ended && ended.epoch() == 1))
                .toList();
        assertThat(again.stream().filter(run::hear)).hasSize(1);
        assertThat(heard)
                .filteredOn(event -> !(event instanceof TrainingEvent.WeightsTaken))
                .containsExactlyElementsOf(steps);
        assertThat(kept).containsExactly(KEPT.getFirst());
    }
}
