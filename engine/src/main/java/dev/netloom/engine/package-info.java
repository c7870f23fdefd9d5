/// Everything that learns; nothing here knows of a window.
///
/// The packages in reading order: `data` (images and batches), `block` (what a user builds with), `graph` (blocks
/// wired into a network), `memory` (how much there is, and who owns it), `kernel` (oneDNN, and the only place that
/// knows it), `layer` (forward and backward of each block), `network` (parameters, and the compiled plan that runs
// them), `loss`, `optim`, `metric`, `train` (the loop
/// that ties them together, which reads aloud), `inspect` (what a view may look at), `store` (files),
/// `template` (networks of the literature).
package dev.netloom.engine;
