/// What training makes small.
package dev.netloom.engine.loss;
