package dev.netloom.app.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.library.Famous;
import dev.netloom.app.library.LibraryModel;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.experiment.ExperimentFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChapterSectionTest {
    private static final List<Step> STEPS = ChapterSection.ALL.stream()
            .flatMap(section -> section.steps().stream())
            .toList();

    @Test
    void everyStepLeadsToSomethingThatExistsAndSaysWhat() throws Exception {
        List<String> experiments = ExperimentFile.names();
        for (Step step :
                Stream.concat(ChapterSection.FIRST.stream(), STEPS.stream()).toList()) {
            assertThat(Texts.has("learn.step." + step.key() + ".text"))
                    .as(step.key())
                    .isTrue();
            switch (step.to()) {
                case Destination.Prepared prepared -> assertThat(experiments).contains(prepared.experiment());
                case Destination.View view ->
                    assertThat(Texts.has(view.key() + ".tab")).as(view.key()).isTrue();
                case Destination.Network network ->
                    assertThat(Famous.about(network.name())).as(network.name()).isPresent();
                case Destination.Reading reading -> {
                    LibraryModel library = new LibraryModel();
                    reading.page().accept(library);
                    assertThat(library.isAtStart()).as(step.key()).isFalse();
                }
                case Destination.Runs _, Destination.Ensembles _, Destination.Sweeps _, Destination.Transfer _ -> {}
                case Destination.Saved saved -> throw new AssertionError("a file of nobody: " + saved);
            }
        }
    }

    @Test
    void allPreparedExperimentsAreOnThePathOnceAndNoStepTwice() throws Exception {
        assertThat(STEPS).extracting(Step::key).doesNotHaveDuplicates();
        assertThat(STEPS)
                .extracting(Step::to)
                .filteredOn(Destination.Prepared.class::isInstance)
                .extracting(to -> ((Destination.Prepared) to).experiment())
                .containsExactlyInAnyOrderElementsOf(ExperimentFile.names());
    }
}
