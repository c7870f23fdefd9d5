package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockCatalogueTest {
    @Test
    void aNamesBeginningComesFirst() {
        assertThat(found("d")).startsWith("dense", "dropout");
        assertThat(found("conv").getFirst()).isEqualTo("conv");
    }

    @Test
    void otherWordsForABlockFindIt() {
        assertThat(found("fully connected")).containsExactly("dense");
        assertThat(found("residual")).contains("add", "skip");
        assertThat(found("Softmax")).containsExactly("output");
        assertThat(found("shrinks")).contains("pool");
    }

    @Test
    void whatNobodyCallsABlockFindsNothing() {
        assertThat(found("zebra")).isEmpty();
        assertThat(found("[(")).isEmpty();
    }

    @Test
    void nothingFindsEverything() {
        assertThat(found("")).hasSize(BlockCatalogue.all().size());
    }

    private static List<String> found(String query) {
        return BlockCatalogue.find(query).stream().map(PaletteEntry::key).toList();
    }
}
