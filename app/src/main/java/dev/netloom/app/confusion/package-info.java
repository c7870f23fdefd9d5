/// The confusion matrix, and what can be read from it.
package dev.netloom.app.confusion;
