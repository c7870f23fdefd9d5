/// The document: a network drawn on a canvas, the edits that lead from one drawing to the next, and their history.
package dev.netloom.app.diagram;
