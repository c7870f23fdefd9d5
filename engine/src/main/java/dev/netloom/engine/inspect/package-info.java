/// Looks into networks: on copies of their weights, with plans that keep everything.
///
/// Read `Recognizer` (one image forward) first, then `Tracer` (and back), `StepTracer` (a whole step) and
/// `GradientMeter` (gradients, layer by layer). `ForwardWorking` and `BackwardWorking` show how a single value
/// follows from others. `Inspection` computes block by block, with `Probe`, and so serves networks that are not
/// finished, too.
package dev.netloom.engine.inspect;
