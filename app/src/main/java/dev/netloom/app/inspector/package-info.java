/// The inspector: what a selected block is and does, its settings, and what a window of 5×5 costs against 3×3.
///
/// Read first [Inspector], which shows one of [BlockPage], [BlocksPage] and [NetworkPage]; then [SettingSheet] with
/// the editors of single settings ([SettingEditor], [NumberEditor], [ChoiceEditor]); last what explains: [Facts],
/// [FormulaPane], [Worked], [ConvNotes], [StackedConvsPanel].
package dev.netloom.app.inspector;
