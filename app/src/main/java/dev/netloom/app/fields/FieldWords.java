package dev.netloom.app.fields;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.inspect.Region;
import dev.netloom.engine.inspect.field.EffectiveField;
import java.util.ArrayList;
import java.util.List;

/// A unit's receptive field in numbers and words.
final class FieldWords {
    static final double SHARE = 0.95;
    static final double HALF = 0.5;

    private FieldWords() {}

    static String of(FieldState state) {
        List<String> sentences = new ArrayList<>();
        Region whole = state.whole();
        int pixels = state.field().size(state.input());
        sentences.add(
                pixels == 0
                        ? Texts.of("fields.words.nothing", state.unit().node())
                        : Texts.of("fields.words.theory", whole.height(), whole.width(), pixels));
        state.box()
                .filter(box -> box.height() < whole.height() || box.width() < whole.width())
                .ifPresent(box -> sentences.add(Texts.of("fields.words.cut", box.height(), box.width())));
        state.untrained().ifPresent(field -> sentences.add(effective("fields.words.untrained", field, whole)));
        state.trained().ifPresent(field -> sentences.add(effective("fields.words.trained", field, whole)));
        if (!state.note().isEmpty()) {
            sentences.add(Texts.of(state.note()));
        }
        return String.join(" ", sentences);
    }

    private static String effective(String key, EffectiveField field, Region whole) {
        if (field.isNone()) {
            return Texts.of(key + ".none", field.images(), field.draws());
        }
        Region most = field.holding(SHARE, whole);
        Region half = field.holding(HALF, whole);
        return Texts.of(key, most.height(), most.width(), half.height(), half.width(), field.images(), field.draws());
    }
}
