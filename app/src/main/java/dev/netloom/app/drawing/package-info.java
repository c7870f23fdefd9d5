/// Draws digits, has them recognised, and keeps them as a data set.
package dev.netloom.app.drawing;
