/// Slow motion: one batch on its way through the network, block by block.
package dev.netloom.app.slowmotion;
