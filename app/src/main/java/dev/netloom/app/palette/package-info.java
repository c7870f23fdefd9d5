/// The palette: what a user can put on the canvas. [Palette] shows the entries, [PaletteGroup] says which go
/// together, [OwnEntries] keeps those that the user made.
package dev.netloom.app.palette;
