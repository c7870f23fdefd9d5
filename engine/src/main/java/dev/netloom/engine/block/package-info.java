/// What a user builds with: blocks, their settings, and the rules of shapes, parameters and costs.
package dev.netloom.engine.block;
