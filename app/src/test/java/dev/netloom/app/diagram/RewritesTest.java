package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Rewrite.Proposal;
import dev.netloom.app.diagram.Rewrite.Refusal;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.graph.Summary.ReceptiveField;
import dev.netloom.engine.store.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewritesTest {
    @Test
    void aSkipKnowsWhichBlocksItLeadsPast() {
        Diagram chain = diagram(conv(8, 3, 1, 1), new Relu(), conv(8, 3, 1, 1), new Relu());
        Graph graph = Skips.add(chain, "conv1", new Wire("conv2", "relu2")).graph();
        assertThat(Skips.passed(graph, new Wire("conv1", "add1"))).containsExactlyInAnyOrder("relu1", "conv2");
        assertThat(Skips.passed(graph, new Wire("conv2", "add1"))).isEmpty();
        assertThat(Skips.passed(graph, new Wire("conv1", "relu1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, 2, 1", "5, 0, 1", "5, 1, 2", "7, 3, 1", "7, 3, 2", "7, 1, 3", "9, 4, 1"})
    void aStackOf3x3KeepsTheShapeAndSeesAsMuch(int kernel, int padding, int stride) {
        Diagram before = diagram(conv(8, 3, 1, 1), new Relu(), Conv.of(16, kernel, stride, padding), new Relu());
        Proposal stack = proposed(Rewrites.stack(before, Set.of("conv2"), 0));
        assertKeepsTheNetwork(stack);
        assertThat(stack.effect().fieldAfter()).isEqualTo(stack.effect().fieldBefore());
        List<Block> made = stack.made().stream()
                .map(id -> stack.after().graph().node(id).block())
                .toList();
        assertThat(made).filteredOn(Conv.class::isInstance).hasSize((kernel - 1) / 2);
        assertThat(made).filteredOn(Relu.class::isInstance).hasSize((kernel - 1) / 2 - 1);
    }

    @Test
    void two3x3AreCheaperThanA5x5OfAsManyChannels() {
        Proposal stack = proposed(Rewrites.stack(diagram(conv(16, 3, 1, 1), Conv.of(16, 5, 1, 2)), Set.of("conv2"), 0));
        StackedConvs convs = new StackedConvs(5, 16, 16, 16, true);
        assertThat(stack.effect().parametersAfter() - stack.effect().parametersBefore())
                .isEqualTo(convs.stacked() - convs.single())
                .isEqualTo(2 * (9 * 16 * 16 + 16) - (25 * 16 * 16 + 16));
        assertThat(stack.effect().multiplyAddsAfter()).isLessThan(stack.effect().multiplyAddsBefore());
    }

    @Test
    void theMiddleOfAStackMayBeNarrower() {
        Proposal stack = proposed(Rewrites.stack(diagram(Conv.of(30, 5, 1, 2)), Set.of("conv1"), 4));
        assertKeepsTheNetwork(stack);
        StackedConvs convs = new StackedConvs(5, 1, 30, 4, true);
        assertThat(stack.effect().parametersAfter() - stack.effect().parametersBefore())
                .isEqualTo(convs.stacked() - convs.single());
    }

    @Test
    void whatIsNoStackIsRefused() {
        Diagram small = diagram(Conv.of(8, 3, 1, 1), new Relu());
        assertThat(Rewrites.stack(small, Set.of("conv1"), 0)).isInstanceOf(Refusal.class);
        assertThat(Rewrites.stack(small, Set.of("relu1"), 0)).isInstanceOf(Refusal.class);
        assertThat(Rewrites.stack(small, Set.of(), 0)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"256, 3, 1, 1", "16, 5, 1, 2", "4, 3, 1, 1", "30, 5, 2, 2", "7, 1, 2, 0", "32, 3, 1, 2", "9, 7, 3, 4"})
    void anInceptionModuleHasTheChannelsAndTheSizeOfTheConvolution(int filters, int kernel, int stride, int padding) {
        Diagram before = diagram(conv(8, 3, 1, 1), Conv.of(filters, kernel, stride, padding), new Relu());
        Proposal module = proposed(Rewrites.inception(before, Set.of("conv2")));
        assertKeepsTheNetwork(module);
        assertThat(module.after().graph().node(module.replacement()).block()).isInstanceOf(Concat.class);
        assertThat(module.after().graph().node(module.replacement()).inputs()).hasSize(4);
        assertThat(module.after().groups().of(Set.copyOf(module.made())))
                .as("its group")
                .isPresent();
    }

    @Test
    void googLeNetsFirstModuleComesOutAsItIs() {
        Proposal module =
                proposed(Rewrites.inception(diagram(conv(192, 3, 1, 1), Conv.of(256, 3, 1, 1)), Set.of("conv2")));
        assertThat(module.after().graph().node(module.replacement()).inputs().stream()
                        .map(id -> ((Conv) module.after().graph().node(id).block()).filters()))
                .containsExactly(64, 128, 32, 32);
        assertThat(module.effect().fieldBefore()).contains(new ReceptiveField(5, 5));
        assertThat(module.effect().fieldAfter()).contains(new ReceptiveField(7, 7));
        assertThat(module.effect().parametersAfter()).isLessThan(module.effect().parametersBefore());
    }

    @Test
    void aConvolutionThatShrinksTheImageIsNoInceptionModule() {
        assertThat(Rewrites.inception(diagram(Conv.of(16, 5, 1, 0)), Set.of("conv1")))
                .isEqualTo(Refusal.of("inception.same", 2));
    }

    @Test
    void blocksOfEqualShapesBecomeResidualByAnAddAlone() {
        Diagram before = diagram(conv(8, 3, 1, 1), new Relu(), conv(8, 3, 1, 1), new Relu(), conv(8, 3, 1, 1));
        Proposal residual = proposed(Rewrites.residual(before, List.of("conv2", "relu2", "conv3")));
        assertKeepsTheNetwork(residual);
        assertThat(residual.after().graph().node("add1").inputs()).containsExactly("conv3", "relu1");
        assertThat(residual.effect().parametersAfter())
                .isEqualTo(residual.effect().parametersBefore());
    }

    @Test
    void blocksThatChangeTheShapeBecomeResidualByAProjection() {
        Diagram before = diagram(conv(8, 3, 1, 1), conv(16, 3, 2, 1), new Relu(), conv(16, 3, 1, 1));
        Proposal residual = proposed(Rewrites.residual(before, Set.of("conv2", "relu1", "conv3")));
        assertKeepsTheNetwork(residual);
        assertThat(residual.after().graph().node("add1").inputs()).containsExactly("conv3", "conv4");
        assertThat(residual.after().graph().node("conv4").block()).isEqualTo(Conv.of(16, 1, 2, 0));
        assertThat(residual.effect().parametersAfter() - residual.effect().parametersBefore())
                .isEqualTo(8 * 16 + 16);
    }

    @Test
    void blocksWithoutOneWayInAndOneWayOutAreNotMadeResidual() {
        Diagram chain = diagram(conv(8, 3, 1, 1), new Relu(), conv(8, 3, 1, 1));
        assertThat(Rewrites.residual(chain, Set.of())).isEqualTo(Refusal.of("residual.chain"));
        assertThat(Rewrites.residual(chain, Set.of("conv1", "conv2"))).isEqualTo(Refusal.of("residual.chain"));
        assertThat(Rewrites.residual(chain, Set.of("input1", "conv1"))).isEqualTo(Refusal.of("residual.chain"));
    }

    @Test
    void aSkipOfEqualShapesNeedsNoQuestion() {
        Diagram before = diagram(conv(8, 3, 1, 1), new Relu(), conv(8, 3, 1, 1), new Relu());
        Wire wire = new Wire("conv2", "relu2");
        assertThat(Skips.possible(before, "conv1", wire)).isTrue();
        assertThat(Skips.fits(before, "conv1", wire)).isTrue();
        Diagram after = Skips.add(before, "conv1", wire);
        assertThat(after.graph().node("add1").inputs()).containsExactly("conv2", "conv1");
        assertThat(GraphCheck.of(after.graph()).ok()).isTrue();
    }

    @Test
    void aSkipOfOtherShapesIsProposedWithAProjection() {
        Diagram before = diagram(conv(8, 3, 1, 1), conv(16, 3, 2, 1), conv(32, 3, 1, 2), new Relu());
        Wire wire = new Wire("conv3", "relu1");
        assertThat(Skips.fits(before, "conv1", wire)).isFalse();
        Proposal skip = proposed(Skips.project(before, "conv1", wire));
        assertKeepsTheNetwork(skip);
        assertThat(skip.text()).contains("8 × 28 × 28").contains("32 × 16 × 16").contains("stride 2");
    }

    @Test
    void aSkipDoesNotRunInACircleOrTwiceAlongOneWire() {
        Diagram before = diagram(conv(8, 3, 1, 1), new Relu(), conv(8, 3, 1, 1));
        assertThat(Skips.possible(before, "conv2", new Wire("conv1", "relu1"))).isFalse();
        assertThat(Skips.possible(before, "conv1", new Wire("conv1", "relu1"))).isFalse();
        assertThat(Skips.possible(before, "output1", new Wire("conv1", "relu1")))
                .isFalse();
    }

    @Test
    void anImageCannotSkipToAVector() {
        Diagram before = diagram(conv(8, 3, 1, 1));
        assertThat(Skips.project(before, "conv1", new Wire("flatten1", "dense1")))
                .isInstanceOf(Refusal.class);
        assertThat(Skips.project(before, "flatten1", new Wire("dense1", "output1")))
                .isInstanceOfSatisfying(Proposal.class, RewritesTest::assertKeepsTheNetwork);
    }

    /// The output in question has the shape it had, the network can be trained, and no block lies on another.
    private static void assertKeepsTheNetwork(Proposal proposal) {
        GraphCheck before = GraphCheck.of(proposal.before().graph());
        GraphCheck after = GraphCheck.of(proposal.after().graph());
        assertThat(after.problems()).isEmpty();
        assertThat(after.shape(proposal.replacement())).isEqualTo(before.shape(proposal.replaced()));
        assertThat(proposal.effect().parametersAfter())
                .isEqualTo(Summary.of(proposal.after().graph()).parameters());
        assertThat(proposal.text()).doesNotContain("{");
        assertThat(proposal.title()).doesNotContain("{");
        List<Project.Place> places = new ArrayList<>(proposal.after().places().values());
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(Layout.covers(places.get(i), places.get(j))).isFalse();
            }
        }
    }

    private static Proposal proposed(Rewrite rewrite) {
        assertThat(rewrite).as(rewrite.text()).isInstanceOf(Proposal.class);
        return (Proposal) rewrite;
    }

    private static Conv conv(int filters, int kernel, int stride, int padding) {
        return Conv.of(filters, kernel, stride, padding);
    }

    /// Digits go in, through these blocks, and on to ten classes.
    private static Diagram diagram(Block... blocks) {
        List<Block> all = new ArrayList<>(List.of(new Input(1, 28, 28)));
        all.addAll(List.of(blocks));
        all.addAll(List.of(new Flatten(), Dense.of(10), new Output()));
        return Diagram.of(new Project("test", Graph.chain(all.toArray(Block[]::new)), Map.of()));
    }
}
