/// The document: a network drawn on a canvas, the edits that lead from one drawing to the next, and their history.
/// Nothing here draws.
///
/// Read first [Diagram] and [DiagramModel], which holds the one that is open, and [DiagramHistory]. Then the edits,
/// which are functions from diagram to diagram: [Edits], [GroupEdits], [Insertion], [Deletion], [Replacement],
/// [Rewrites]. Then what is proposed where something is wrong ([Fixes]), where blocks go ([AutoLayout],
/// [Alignment]), what of it is seen ([Visible]), and what there is to put in ([PaletteEntry], [BlockCatalogue]).
package dev.netloom.app.diagram;
