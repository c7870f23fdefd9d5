/// The training session: its background thread, its one way to the FX thread, and the controls that command it.
package dev.netloom.app.training;
