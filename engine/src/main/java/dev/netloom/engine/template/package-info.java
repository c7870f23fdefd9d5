/// Networks of the literature, built on demand: too large to be drawn block by block.
package dev.netloom.engine.template;
