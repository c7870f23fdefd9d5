package dev.netloom.app.canvas;

import dev.netloom.app.diagram.BlockCatalogue;
import dev.netloom.app.diagram.PaletteEntry;
import dev.netloom.app.ui.ChoiceLine;
import dev.netloom.app.ui.ChoiceSearch;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.ProblemText;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.layout.VBox;

/// A search among the blocks that may stand at the open end of a wire. Those that do not take what comes along the
/// wire stand last, and say why.
final class PaletteEntryChooser extends CanvasPopup {
    private static final double WIDTH = 236;
    private static final double HEIGHT = 250;

    private final Predicate<PaletteEntry> possible;
    private final Function<PaletteEntry, Optional<Problem>> problem;
    private final Consumer<PaletteEntry> take;
    private final VBox lines = new VBox();
    private final ChoiceSearch search = new ChoiceSearch("chooser.search", this::find);

    /// @param possible which seeds are shown at all
    /// @param problem what keeps one from working there, if anything
    PaletteEntryChooser(
            Predicate<PaletteEntry> possible,
            Function<PaletteEntry, Optional<Problem>> problem,
            Consumer<PaletteEntry> take) {
        super("seed-chooser");
        this.possible = possible;
        this.problem = problem;
        this.take = take;
        search.setId("chooser-search");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollBarPolicy.NEVER);
        scroll.setPrefSize(WIDTH, HEIGHT);
        getChildren().addAll(Controls.label(Texts.of("chooser.title"), "proposal-title"), search, scroll);
        search.find();
    }

    @Override
    void begin() {
        search.requestFocus();
    }

    private List<ChoiceLine> find(String query) {
        List<ChoiceLine> found = BlockCatalogue.find(query).stream()
                .filter(possible)
                .sorted(Comparator.comparing(seed -> problem.apply(seed).isPresent()))
                .map(this::line)
                .toList();
        lines.getChildren().setAll(found);
        if (found.isEmpty()) {
            lines.getChildren().setAll(Controls.paragraph(Texts.of("palette.none"), "proposal-text"));
        }
        return found;
    }

    private ChoiceLine line(PaletteEntry seed) {
        Optional<Problem> keeps = problem.apply(seed);
        ChoiceLine line = ChoiceLine.ofBlock(seed.key(), 1, () -> {
            close();
            take.accept(seed);
        });
        line.setId("choose-" + seed.key());
        keeps.ifPresent(found -> {
            line.getStyleClass().add("unfit");
            line.explain(ProblemText.of(found));
        });
        return line;
    }
}
