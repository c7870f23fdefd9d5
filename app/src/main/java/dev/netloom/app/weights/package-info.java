/// Weights of other programs, on their way into a network: which array becomes which parameter, to look at and to
/// change.
package dev.netloom.app.weights;
