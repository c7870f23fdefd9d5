/// What a view may look at: what comes out of every block for one image.
package dev.netloom.engine.inspect;
