/// The training loop, what one asks of it, and what it tells.
///
/// Read `TrainingConfig` (what is asked), `Trainer` (who begins a run), and `TrainingRun`, whose `learn` is one step:
/// batches come from `EpochBatches`, the rate from `LearningRate`, and the step is taken by `PartOptimizers`. After an
/// epoch `EpochEvaluator` measures, `KeptWeights` holds what is handed out, and a `ResumeState` what a run goes on
/// with. Whoever asked steers through `TrainingControl` and hears of `TrainingEvent`s.
package dev.netloom.engine.train;
