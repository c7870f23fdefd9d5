/// How parameters follow their gradients.
///
/// Read `Optimizer` and `Sgd` first, then `ArrayOptimizer`, which all of them share, and the others. What a user
/// chooses stands in `OptimizerSettings` and `ScheduleSettings`, what one step needs in `StepSettings`.
package dev.netloom.engine.optim;
