/// The canvas: blocks and wires as a user sees and drags them.
package dev.netloom.app.canvas;
