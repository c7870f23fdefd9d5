/// How well a network does: accuracy, its interval, and which images it misses.
package dev.netloom.engine.metric;
