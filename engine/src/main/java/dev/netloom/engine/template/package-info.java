/// Networks of the literature, built on demand: too large to be drawn block by block.
///
/// Read `Template` and `TemplateCatalogue`, then `LeNet5` with `NetworkBuilder`, before the larger ones.
package dev.netloom.engine.template;
