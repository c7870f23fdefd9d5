/// The canvas: blocks and wires as a user sees and drags them. What a drawing is, and what an edit does to it, is
/// in [dev.netloom.app.diagram].
///
/// Read first [DiagramCanvas], the view that others see; then [CanvasLayers], what is drawn over what, and of the
/// layers [BlockLayer] with [BlockView], [WireLayer] with [WireView], [GroupLayer] with [GroupView], [NoteLayer] with
/// [NoteView], and [FarLayer] for a network seen from afar. [Viewport] says which part is seen. Then what hands do:
// [CanvasGestures] and the
/// classes that end in `Gestures`, [DropAim], [KeyboardNavigator]; and what commands do: [EditCommands],
/// [RewriteCommands], [CanvasMenu].
package dev.netloom.app.canvas;
