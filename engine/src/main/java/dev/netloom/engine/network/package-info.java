/// A graph with numbers in it: its parameters, and its compiled execution.
package dev.netloom.engine.network;
