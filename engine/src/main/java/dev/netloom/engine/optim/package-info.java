/// How parameters follow their gradients.
package dev.netloom.engine.optim;
