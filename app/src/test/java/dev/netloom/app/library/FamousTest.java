package dev.netloom.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.BlockCatalogue;
import dev.netloom.app.diagram.PaletteEntry;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the pages say, held against what is computed.
class FamousTest {
    @Test
    void everyTemplateAndEverySampleHasAPage() throws Exception {
        assertThat(Template.all()).allSatisfy(template -> {
            assertThat(Famous.about(template.name())).as(template.name()).isPresent();
            assertThat(Famous.title(template.name()))
                    .isEqualTo(template.project().name());
            assertThat(Famous.titled(template.project().name())).isEqualTo(Famous.about(template.name()));
        });
        assertThat(Samples.networks())
                .allSatisfy(name -> assertThat(Famous.about(name)).as(name).isPresent());
        assertThat(Famous.titled("My network")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Famous.class)
    void torchvisionCountsWhatIsComputedHere(Famous famous) throws Exception {
        Summary summary = Summary.of(famous.project().graph());
        famous.torchvision().ifPresent(counts -> {
            assertThat(summary.parameters()).isEqualTo(counts.parameters());
            assertThat(summary.multiplyAdds()).isEqualTo(counts.multiplyAdds());
        });
        assertThat(famous.torchvision().isPresent())
                .isEqualTo(!List.of("lenet5", "thin-resnet", "simple-convnet", "deep-convnet")
                        .contains(famous.key()));
    }

    @ParameterizedTest
    @EnumSource(Famous.class)
    void everyPageSaysWhatWasNewWhatItLooksLikeWhatItWonAndWhereThatIsFrom(Famous famous) {
        assertThat(Stream.of("who", "new", "figure", "ilsvrc", "source", "book"))
                .allSatisfy(part -> assertThat(famous.text(part))
                        .as(part)
                        .hasValueSatisfying(text -> assertThat(text).isNotBlank()));
        assertThat(famous.title()).isNotBlank();
        assertThat(famous.small())
                .allSatisfy(small -> assertThat(Template.named(small)).as(small).isPresent());
    }

    @Test
    void everyBlockOfThePaletteHasAPage() {
        assertThat(BlockCatalogue.all().stream().map(PaletteEntry::key)).allSatisfy(key -> {
            assertThat(Stream.of("more", "source", "formula", "about"))
                    .allSatisfy(part -> assertThat(Texts.has("block." + key + "." + part))
                            .as(key + "." + part)
                            .isTrue());
            assertThat(Texts.of("block." + key + ".more")).isNotBlank();
        });
    }

    @Test
    void winnersGetBetterFromYearToYear() {
        List<Contestant> winners = List.of(Contestant.values());
        assertThat(winners)
                .isSortedAccordingTo(Comparator.comparing(Contestant::year))
                .isSortedAccordingTo(Comparator.comparing(Contestant::error).reversed());
        assertThat(winners.stream().filter(winner -> !winner.isSecond()).map(Contestant::year))
                .containsExactly(2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017);
        assertThat(winners.stream().filter(winner -> winner.error() < Contestant.PEOPLE))
                .containsExactly(Contestant.RESNET, Contestant.TRIMPS, Contestant.SENET);
        assertThat(Contestant.RESNET.spoken()).contains("2015", "ResNet", "3.57%", "152 layers");
    }

    @Test
    void winnersWithoutATemplateHaveAPageOfTheirOwn() {
        assertThat(Arrays.stream(Contestant.values())
                        .map(Contestant::page)
                        .filter(Page.OfWinner.class::isInstance)
                        .map(Page::title))
                .containsExactly("NEC-UIUC", "XRCE", "Clarifai", "Trimps-Soushen", "SENet");
        assertThat(Contestant.GOOGLENET.page()).isEqualTo(new Page.OfNetwork(Famous.GOOGLENET));
    }

    @Test
    void stagesOfANetworkAddUpToIt() throws Exception {
        Stages stages = Stages.of(Famous.RESNET50.project());
        assertThat(stages.stages())
                .extracting(Stages.Stage::title)
                .containsExactly("Stem", "Stage 1", "Stage 2", "Stage 3", "Stage 4", "Global average", "Dense");
        assertThat(stages.stages())
                .extracting(stage -> stage.output().toString())
                .containsExactly(
                        "64 × 56 × 56",
                        "256 × 56 × 56",
                        "512 × 28 × 28",
                        "1024 × 14 × 14",
                        "2048 × 7 × 7",
                        "2048",
                        "1000");
        assertThat(stages.stages().stream().mapToLong(Stages.Stage::parameters).sum())
                .isEqualTo(stages.parameters())
                .isEqualTo(25_557_032);
    }

    @Test
    void aNetworkOfTwoGroupsIsToldByItsBlocks() throws Exception {
        assertThat(Stages.of(Famous.ALEXNET.project()).stages())
                .extracting(Stages.Stage::icon)
                .containsExactly(
                        "conv", "pool", "conv", "pool", "conv", "conv", "conv", "pool", "dense", "dense", "dense");
    }

    @Test
    void readingOnAndBackIsRemembered() {
        LibraryModel library = new LibraryModel();
        library.readAboutBlock("conv");
        library.readAboutNetwork("vgg16-28");
        assertThat(library.openProperty().get()).isTrue();
        assertThat(library.pageProperty().get()).isEqualTo(new Page.OfNetwork(Famous.VGG16));
        library.goBack();
        assertThat(library.pageProperty().get()).isEqualTo(new Page.OfBlock("conv"));
        library.goBack();
        library.goBack();
        assertThat(library.pageProperty().get()).isEqualTo(new Page.Start());
        assertThat(library.isAtStart()).isTrue();
        assertThat(library.returnableProperty().get()).isFalse();
        library.close();
        assertThat(library.openProperty().get()).isFalse();
    }
}
