package dev.netloom.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/templates.md` has the figures that are computed. Where the system property `netloom.write` is set, it is
/// written anew.
class TemplatesDocTest {
    private static final Path DOC = Path.of(System.getProperty("netloom.home"), "docs", "templates.md");
    private static final String BEGIN = "<!-- computed: see TemplatesDocTest -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void theTablesOfTheDocumentAreThoseThatAreComputed() throws Exception {
        String text = Files.readString(DOC);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        String tables = tables();
        if (System.getProperty("netloom.write") != null) {
            Files.writeString(DOC, text.substring(0, from) + tables + text.substring(to));
        } else {
            assertThat(text.substring(from, to)).isEqualTo(tables);
        }
    }

    private static String tables() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("| network | year | parameters: published | torchvision | Netloom"
                + " | multiply-adds: published | torchvision | Netloom |");
        lines.add("| --- | --- | --: | --: | --: | --: | --: | --: |");
        for (Famous famous : Famous.values()) {
            Summary summary = Summary.of(famous.project().graph());
            lines.add(row(
                    "[" + title(famous) + "](#" + famous.key() + ")",
                    Integer.toString(famous.year()),
                    famous.text("parameters").orElse("–"),
                    famous.torchvision()
                            .map(counts -> LargeNumbers.exact(counts.parameters()))
                            .orElse("–"),
                    LargeNumbers.exact(summary.parameters()),
                    famous.text("multiply-adds").orElse("–"),
                    famous.torchvision()
                            .map(counts -> LargeNumbers.exact(counts.multiplyAdds()))
                            .orElse("–"),
                    LargeNumbers.exact(summary.multiplyAdds())));
        }
        lines.add("");
        lines.add(
                "Variants for small images, which torchvision does not have (each was seen to learn: `VariantsLearnTest` of"
                        + " `-Pexhaustive`; those for 3 × 32 × 32 take [data of your own](data.md)):");
        lines.add("");
        lines.add("| template | images | blocks | parameters | multiply-adds |");
        lines.add("| --- | --- | --: | --: | --: |");
        for (Template template : Template.all()) {
            Project project = template.project();
            Summary summary = Summary.of(project.graph());
            if (summary.layers().getFirst().output().height() < 64) {
                lines.add(row(
                        "`" + template.name() + "`",
                        summary.layers().getFirst().output().toString(),
                        Integer.toString(project.graph().nodes().size()),
                        LargeNumbers.exact(summary.parameters()),
                        LargeNumbers.exact(summary.multiplyAdds())));
            }
        }
        lines.add("");
        for (Famous famous : Famous.values()) {
            lines.add("<a id=\"" + famous.key() + "\"></a>**" + title(famous) + ".** "
                    + famous.text("differs").orElse("") + " "
                    + famous.text("figures").orElse("")
                    + " Source: " + famous.text("source").orElseThrow());
            lines.add("");
        }
        return String.join("\n", lines).replaceAll(" {2,}", " ") + "\n";
    }

    private static String title(Famous famous) {
        return Famous.title(famous.network());
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
