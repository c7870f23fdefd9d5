/// Blocks wired into a network: the graph, what is wrong with it, and what follows from it.
///
/// Read `Node` and `Graph` first, then `GraphCheck` (shapes and problems; `Circles` finds blocks wired in a
/// circle), `Summary` (parameters, multiply-adds, receptive fields), `Groups`, and `NetworkAdapter` (the same
/// network for other images or classes).
package dev.netloom.engine.graph;
