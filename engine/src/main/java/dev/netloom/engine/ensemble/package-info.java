/// Ensembles: the answers of several networks combined, and what may be said of it. Read
/// [dev.netloom.engine.ensemble.Combination], then [dev.netloom.engine.ensemble.Ensemble]; members come from
/// [dev.netloom.engine.ensemble.MemberNetwork] and [dev.netloom.engine.ensemble.MemberTraining].
package dev.netloom.engine.ensemble;
