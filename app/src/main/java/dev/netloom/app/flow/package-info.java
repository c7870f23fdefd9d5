/// Gradient flow: what is measured along the network, what it means, and what to try.
///
/// Read first [FlowModel], which decides what is measured and when, and [FlowReader], which has it done in the
/// background. Then [FlowStage] and [FlowDoctor], which finds what is wrong; last what shows it: [FlowView] with
/// [FlowBars], [FindingsPane] and [FlowSwitches], and [GradientWires] on the canvas.
package dev.netloom.app.flow;
