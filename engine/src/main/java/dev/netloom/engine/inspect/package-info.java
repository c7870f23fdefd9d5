/// Looks into networks: on copies of their weights, with plans that keep everything.
package dev.netloom.engine.inspect;
