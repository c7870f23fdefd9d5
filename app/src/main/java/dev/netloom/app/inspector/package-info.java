/// The inspector: what a selected block is and does, its settings, and what a window of 5×5 costs against 3×3.
///
/// Read first [Inspector], which shows one of [BlockPage], [BlocksPage], [WirePage] and [NetworkPage]; then
// [SettingSheet] with
/// [BlockNameField] and the editors of single settings ([SettingEditor], [NumberEditor], [ChoiceEditor]); last what
// explains: [Facts],
/// [FormulaPane], [Worked], [ConvNotes], [StackedConvsPanel].
package dev.netloom.app.inspector;
