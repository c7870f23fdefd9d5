/// Sweeps: one network trained with many settings, which of them are good, and which of them matter.
package dev.netloom.app.sweep;
