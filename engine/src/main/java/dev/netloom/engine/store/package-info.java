/// Files: projects, weights.
package dev.netloom.engine.store;
