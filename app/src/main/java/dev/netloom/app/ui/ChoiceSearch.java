package dev.netloom.app.ui;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.function.Function;
import javafx.scene.input.KeyEvent;

/// A field that finds lines as one types. Enter takes the marked one, the first unless Up or Down chose another;
/// Escape empties the field.
public final class ChoiceSearch extends CustomTextField {
    private final Function<String, List<ChoiceLine>> search;
    private List<ChoiceLine> hits = List.of();
    private int chosen;

    /// @param key `KEY` is the prompt, `KEY.about` says what the field does
    /// @param search shows what it finds, and gives it back, the best first
    public ChoiceSearch(String key, Function<String, List<ChoiceLine>> search) {
        this.search = search;
        setPromptText(Texts.of(key));
        setAccessibleText(Texts.of(key + ".about"));
        setTooltip(Controls.tooltip(Texts.of(key + ".about")));
        setLeft(Icons.of("mdi2m-magnify"));
        getStyleClass().add("choice-search");
        textProperty().addListener((property, before, query) -> find());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Searches anew for what stands in the field.
    public void find() {
        hits.forEach(line -> line.choose(false));
        hits = search.apply(getText().strip());
        choose(0);
    }

    private void choose(int hit) {
        chosen = Math.max(0, Math.min(hit, hits.size() - 1));
        for (int i = 0; i < hits.size(); i++) {
            hits.get(i).choose(i == chosen);
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> enter();
            case DOWN -> choose(chosen + 1);
            case UP -> choose(chosen - 1);
            case ESCAPE -> {
                if (getText().isEmpty()) {
                    return; // whoever is around may close
                }
                clear();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// What was typed stays, marked, so that the next letter begins anew.
    private void enter() {
        if (!hits.isEmpty()) {
            hits.get(chosen).take();
            selectAll();
        }
    }
}
