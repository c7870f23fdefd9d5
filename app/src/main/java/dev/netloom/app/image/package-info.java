/// Pictures from values: rasters, colour maps and their legend, tiles, and what chooses a digit.
package dev.netloom.app.image;
