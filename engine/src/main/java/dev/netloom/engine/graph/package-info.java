/// Blocks wired into a network: the graph, what is wrong with it, and what follows from it.
package dev.netloom.engine.graph;
