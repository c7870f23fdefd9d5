/// Memory outside Java's heap: who owns it, how much of it there is, and giving it back.
package dev.netloom.engine.memory;
