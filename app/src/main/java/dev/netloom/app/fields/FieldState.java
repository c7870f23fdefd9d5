package dev.netloom.app.fields;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.Region;
import dev.netloom.engine.inspect.field.EffectiveField;
import dev.netloom.engine.inspect.field.Unit;
import dev.netloom.engine.inspect.field.UnitField;
import java.util.List;
import java.util.Optional;

/// What is known of a unit's receptive field.
///
/// @param shape of its block
/// @param image shape of the input
/// @param input id of the input
/// @param whole the theoretical field on the image, its edges not cut off
/// @param nested the fields of earlier blocks' units in the middle of what the unit sees of them, from the input on
/// @param untrained effective, with first weights; empty while it is measured, or where that would take too long
/// @param trained effective, with trained weights; empty where there are none, too
/// @param note why something is not measured, a text key; empty where everything is, or is about to be
record FieldState(
        Graph graph,
        Unit unit,
        Shape shape,
        Shape image,
        String input,
        UnitField field,
        Region whole,
        List<Region> nested,
        Optional<EffectiveField> untrained,
        Optional<EffectiveField> trained,
        String note) {
    FieldState with(Optional<EffectiveField> untrained, Optional<EffectiveField> trained, String note) {
        return new FieldState(graph, unit, shape, image, input, field, whole, nested, untrained, trained, note);
    }

    Optional<Region> box() {
        return field.box(input);
    }
}
