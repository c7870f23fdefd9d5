package dev.netloom.engine.inspect.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary.ReceptiveField;
import dev.netloom.engine.network.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterStudyTest {
    /// An upright edge, an even patch, a patch that nothing excites; then one filter of a single weight.
    private static final Graph GRAPH = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(3, 3, 1, 0),
            new Relu(),
            Conv.of(1, 1, 1, 0),
            new Flatten(),
            Dense.of(10),
            new Output());

    private static Weights weights() {
        return new Weights(Map.of(
                "conv1.weight",
                Small.values(
                        List.of(3, 1, 3, 3),
                        -1,
                        0,
                        1,
                        -1,
                        0,
                        1,
                        -1,
                        0,
                        1,
                        1,
                        1,
                        1,
                        1,
                        1,
                        1,
                        1,
                        1,
                        1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1),
                "conv1.bias",
                Small.values(List.of(3), 0, 0, -1),
                "conv2.weight",
                Small.values(List.of(1, 3, 1, 1), 1, 0, 0),
                "conv2.bias",
                Small.values(List.of(1), 0),
                "dense1.weight",
                Small.values(List.of(10, 676), new double[6760]),
                "dense1.bias",
                Small.values(List.of(10), new double[10])));
    }

    @Test
    void countsEdgesPatchesAndSilentFilters() throws Exception {
        LabelledImages digits = Small.digits(200);
        FilterStudy study = FilterStudy.of(GRAPH, weights(), "conv1", digits, ProgressListener.SILENT)
                .orElseThrow();
        FilterStudy.Edges edges = study.edges().orElseThrow();
        assertThat(edges.edges()).isEqualTo(1);
        assertThat(edges.blobs()).isEqualTo(2);
        assertThat(edges.filters()).isEqualTo(3);
        assertThat(edges.randomEdges()).isBetween(0.0, 0.7);
        assertThat(edges.randomBlobs()).isBetween(0.0, 0.5);
        assertThat(study.silent()).isEqualTo(1);
        assertThat(study.field()).isEqualTo(new ReceptiveField(3, 3));
        assertThat(study.maximized().channels()).containsExactly(0, 1);
        assertThat(study.topActivations())
                .hasSize(3)
                .allSatisfy(own -> assertThat(own).hasSize(9));
        // of nine labels out of ten, drawn at random, the commonest comes up two or three times
        assertThat(study.byChance()).isBetween(2.2, 3.0);
        assertThat(study.sameClass()).isBetween(1.0, 9.0);
    }

    @Test
    void tellsOfEdgesOnlyWhereAConvolutionSeesTheImage() throws Exception {
        FilterStudy study = FilterStudy.of(GRAPH, weights(), "conv2", Small.digits(20), ProgressListener.SILENT)
                .orElseThrow();
        assertThat(study.edges()).isEmpty();
        assertThat(FilterStudy.of(GRAPH, weights(), "conv2", Small.digits(20), done -> false))
                .isEmpty();
    }
}
