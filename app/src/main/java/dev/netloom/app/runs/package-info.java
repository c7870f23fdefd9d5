/// The history of runs in the window: a table of all runs, one run in detail, several held against each other.
package dev.netloom.app.runs;
