/// Curves: what they are made of, and how they are drawn.
package dev.netloom.app.plot;
