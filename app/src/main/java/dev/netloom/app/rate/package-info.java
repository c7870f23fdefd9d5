/// Finding a learning rate in the window: [RateSearch] has the engine's range finder work on the training thread,
/// [RateFinderPane] shows the loss over the rates, explains the suggestion, and puts it into the settings.
package dev.netloom.app.rate;
