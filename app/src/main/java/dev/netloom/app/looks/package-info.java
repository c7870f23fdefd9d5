/// Deeper looks at what a network has learned: why it says what it says of a digit, what its filters would like to
/// see, how digits lie to each other in its layers, and what changes with depth. Each is computed in the
/// background, and only while somebody looks.
///
/// Read first [InspectedNetwork], what is looked at, and [Source], where it comes from; then
/// [InterpretabilityPage], what all have in common, with [LongComputation]. The five looks are [SaliencyView],
/// [ActivationMaximizationView], [NearestView], [PcaView] and [FiltersByDepthView]; [InterpretabilityViews] wires
/// them, and leads from one to another.
package dev.netloom.app.looks;
