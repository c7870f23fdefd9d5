/// Deeper looks into a trained network: what it looks at in an image (saliency, Grad-CAM), what its
/// filters would like to see, what in the data excites them, and how images lie to each other in what
/// its layers put out. All of it on copies of weights, in evaluation mode, in float32, on one core: a
/// run beside it needs the others.
package dev.netloom.engine.inspect.look;
