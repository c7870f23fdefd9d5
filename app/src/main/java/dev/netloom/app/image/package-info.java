/// Pictures from values, and what shows or chooses them. To be read in this order: [dev.netloom.app.image.ColourMap]
// and
/// [dev.netloom.app.image.Shading], which colour a value has; [dev.netloom.app.image.Raster] and
/// [dev.netloom.app.image.Pictures], which paint; [dev.netloom.app.image.ColourLegend];
/// [dev.netloom.app.image.TileGrid] with [dev.netloom.app.image.VerdictTile]; [dev.netloom.app.image.DigitPicker].
package dev.netloom.app.image;
