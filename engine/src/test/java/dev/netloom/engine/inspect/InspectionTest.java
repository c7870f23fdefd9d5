package dev.netloom.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InspectionTest {
    private static final Graph BRANCHED = new Graph(List.of(
            Node.of("in", new Input(1, 12, 12)),
            Node.of("a", Conv.of(4, 3, 1, 1), "in"),
            Node.of("norm", new BatchNorm(0.1, 1e-5), "a"),
            Node.of("relu", new Relu(), "norm"),
            Node.of("b", Conv.of(4, 3, 1, 1), "relu"),
            Node.of("add", new Add(), "relu", "b"),
            Node.of("both", new Concat(), "add", "a"),
            Node.of("pool", Pool.of(Pool.Kind.MAX, 2, 2, 0), "both"),
            Node.of("drop", new Dropout(0.5), "pool"),
            Node.of("flat", new Flatten(), "drop"),
            Node.of("dense", Dense.of(10), "flat"),
            Node.of("out", new Output(), "dense")));

    private final InspectionInput.Picture picture = new InspectionInput.Picture(images(new Shape(1, 12, 12)), 1);
    private final Inspection inspection = new Inspection();

    @Test
    void blockByBlockItIsWhatTheWholeNetworkComputes() {
        try (Network network = new Network(BRANCHED, 7)) {
            InspectionInput.Trained trained = new InspectionInput.Trained(BRANCHED, network.weights());
            Responses looked = look(new InspectionInput(BRANCHED, picture, Optional.of(trained), 0));
            assertThat(looked.trained()).hasSize(12);
            WorkerPool team = new WorkerPool(1, 1);
            try (ExecutionPlan plan = new ExecutionPlan(network, team, PlanOptions.inspection(1, Mode.EVALUATION))) {
                float[] image = new float[144];
                picture.images().copyTo(1, image, 0);
                plan.forward(image, new Pass(0, 0));
                for (Node node : BRANCHED.nodes()) {
                    plan.value(node.id())
                            .ifPresent(value -> compare(looked.maps().get(node.id()), value));
                }
            }
        }
    }

    private static void compare(Response map, Tensor expected) {
        for (int i = 0; i < map.values().length; i++) {
            assertThat(map.values()[i]).isCloseTo(expected.get(i), within(1e-5f));
        }
    }

    @Test
    void theOutputShowsProbabilities() {
        Response map = look(untrained(BRANCHED)).maps().get("out");
        double sum = 0;
        for (int k = 0; k < 10; k++) {
            sum += map.value(k, 0, 0);
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    @Test
    void afterAnEditOnlyWhatLiesBehindItIsComputedAnew() {
        Responses before = look(untrained(BRANCHED));
        Responses after = look(untrained(BRANCHED.with(Node.of("b", Conv.of(4, 5, 1, 2), "relu"))));
        assertThat(List.of("in", "a", "norm", "relu"))
                .allSatisfy(id ->
                        assertThat(after.maps().get(id)).isSameAs(before.maps().get(id)));
        assertThat(List.of("b", "add", "both", "pool", "dense", "out"))
                .allSatisfy(id -> assertThat(after.maps().get(id))
                        .isNotSameAs(before.maps().get(id)));
    }

    @Test
    void trainedWeightsStayWhereNothingBeforeThemChanged() {
        try (Network network = new Network(BRANCHED, 7)) {
            InspectionInput.Trained trained = new InspectionInput.Trained(BRANCHED, network.weights());
            Graph changed = BRANCHED.with(Node.of("b", Conv.of(4, 5, 1, 2), "relu"));
            Responses looked = look(new InspectionInput(changed, picture, Optional.of(trained), 0));
            assertThat(looked.trained()).containsExactlyInAnyOrder("in", "a", "norm", "relu");
            assertThat(looked.maps()).hasSize(12);
        }
    }

    @Test
    void aNetworkThatIsNotFinishedIsComputedAsFarAsItGoes() {
        Graph unfinished = new Graph(List.of(
                Node.of("in", new Input(1, 12, 12)),
                Node.of("a", Conv.of(4, 3, 1, 1), "in"),
                Node.of("huge", Conv.of(4, 31, 1, 0), "a"),
                Node.of("behind", new Relu(), "huge"),
                Node.of("aside", new Relu(), "a"),
                Node.of("lone", new Relu())));
        assertThat(look(untrained(unfinished)).maps()).containsOnlyKeys("in", "a", "aside");
    }

    @Test
    void aLookThatNobodyWaitsForIsGivenUp() {
        assertThat(inspection.look(untrained(BRANCHED), () -> true)).isEmpty();
    }

    @Test
    void aLongVectorGoesThroughToo() {
        Graph wide = Graph.chain(new Input(2, 60, 50), new Flatten(), new Relu(), Dense.of(3), new Output());
        Responses looked = look(untrained(wide));
        assertThat(looked.maps()).hasSize(5);
        assertThat(looked.maps().get("relu1").values())
                .isEqualTo(looked.maps().get("flatten1").values());
    }

    @Test
    void whatCostsTooMuchIsLeftOutWithAllThatFollows() {
        Graph large =
                Graph.chain(new Input(3, 224, 224), Conv.of(64, 3, 1, 1), new Relu(), Conv.of(64, 3, 1, 1), new Relu());
        Responses looked = look(untrained(large));
        assertThat(looked.maps()).containsOnlyKeys("input1", "conv1", "relu1");
        assertThat(looked.tooLarge()).containsExactlyInAnyOrder("conv2", "relu2");
    }

    @Test
    void aSmallImageIsEnlargedToTheInput() {
        Responses looked = look(untrained(Graph.chain(new Input(3, 24, 24), new Relu())));
        Response input = looked.maps().get("input1");
        assertThat(input.value(2, 23, 23)).isEqualTo(picture.images().pixel(1, 143) * (1 / 255f));
        assertThat(input.value(0, 1, 0)).isEqualTo(input.value(0, 0, 0));
    }

    private InspectionInput untrained(Graph graph) {
        return new InspectionInput(graph, picture, Optional.empty(), 1);
    }

    private Responses look(InspectionInput inspectionInput) {
        return inspection.look(inspectionInput, () -> false).orElseThrow();
    }

    private static LabelledImages images(Shape shape) {
        byte[] pixels = new byte[2 * shape.size()];
        new Random(5).nextBytes(pixels);
        return new LabelledImages(shape, pixels, new byte[2]);
    }
}
