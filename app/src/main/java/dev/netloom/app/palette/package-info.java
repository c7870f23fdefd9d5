/// The palette: what a user can put on the canvas, and the networks to begin with.
package dev.netloom.app.palette;
