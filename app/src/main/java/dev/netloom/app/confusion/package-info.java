/// The confusion matrix, what can be read from it class by class, and whether a network is right as often as it is
/// sure.
package dev.netloom.app.confusion;
