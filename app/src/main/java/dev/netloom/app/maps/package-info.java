/// Feature maps of one digit, and how every single number in them comes about.
///
/// Read first [MapsModel] and [TraceReader], which takes the digit through the network in the background; then
/// [MapsView], [MapTile] and [PlaceMap]; last [WorkingPane], how one number is computed.
package dev.netloom.app.maps;
