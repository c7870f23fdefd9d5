/// Gradient flow: what is measured along the network, what it means, and what to try.
package dev.netloom.app.flow;
