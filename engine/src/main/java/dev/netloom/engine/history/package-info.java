/// The history of runs: what window and command line trained, how, and what came of it, kept in a database of the user.
///
/// [dev.netloom.engine.history.RunRecorder] follows a run and hands what it knows to a thread of its own, which writes;
/// [dev.netloom.engine.history.RunHistory] is the database, with its verbs. `docs/run-history.md` describes the tables.
package dev.netloom.engine.history;
