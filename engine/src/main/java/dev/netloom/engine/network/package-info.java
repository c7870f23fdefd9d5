/// A graph with numbers in it: its parameters, and its compiled execution.
///
/// Read `Network` (parameters and gradients) with `Parameter` and `Weights`, then `PlanOptions` and
/// `ExecutionPlan`, which runs a batch forward and backward. Below it: `Stage` (a step of the plan), `Shard` (the
/// layers at work on a part of a batch, on one thread), `ActivationBuffers` (the memory of all wires), `Profile`
/// (where the time goes). Apart from plans: `TransferredWeights` and `FoldedNetwork`, which make one network's weights
/// another's.
package dev.netloom.engine.network;
