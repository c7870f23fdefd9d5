/// The training loop, what one asks of it, and what it tells.
package dev.netloom.engine.train;
