/// What comes out of every block for a chosen image, before and after training: thumbnails, computed in the background.
package dev.netloom.app.preview;
