/// What the evaluations of a run leave to look at, and the weights that views look at.
package dev.netloom.app.results;
