/// Small random changes of training images, after which they still show the same thing: a network that never sees
/// the same picture twice cannot learn pictures by heart.
///
/// Read [Augmentation] first, then the rules ([Shift], [Rotate], ...), then [Augmenter], which applies them. Sources:
/// Saitoh, *Deep Learning from Scratch*, section 8.1.2; Simard, Steinkraus and Platt, *Best Practices for
/// Convolutional Neural Networks Applied to Visual Document Analysis*, 2003, for affine distortions of digits.
package dev.netloom.engine.data.augment;
