/// Receptive fields of single units: what they can see of the image ([dev.netloom.engine.inspect.field.UnitField]), and
/// what they look at ([dev.netloom.engine.inspect.field.FieldMeter]).
package dev.netloom.engine.inspect.field;
