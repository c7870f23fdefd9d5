/// What keeps the network from being trained, in words, with buttons that put it right.
package dev.netloom.app.problems;
