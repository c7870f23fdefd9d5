/// Everything that learns; nothing here knows of a window.
///
/// The packages in reading order:
///
/// 1. `data` (images and batches), with `data.augment` (small random changes of training images)
/// 2. `block` (what a user builds with), `graph` (blocks wired into a network), `template` (networks of the
///    literature)
/// 3. `memory` (how much there is, and who owns it), `kernel` (oneDNN, and the only place that knows it), `layer`
///    (forward and backward of each block), `network` (parameters, and the compiled plan that runs them)
/// 4. `loss`, `optim`, `metric`, and `train`, whose loop ties them together and reads aloud
/// 5. `inspect` (what a view may look at), with `inspect.field` (receptive fields) and `inspect.look` (attribution,
///    best inputs, nearest images, principal components)
/// 6. `experiment` (networks that learn side by side), `ensemble` (networks that answer together), `sweep` (one
///    network with many settings), `history` (the runs so far), `store` (files), with `store.interop` (those of other
///    programs), `export` (networks for other programs)
package dev.netloom.engine;
