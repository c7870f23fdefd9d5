/// Deeper looks at what a network has learned: why it says what it says of a digit, what its filters
/// would like to see, how digits lie to each other in its layers, and what changes with depth. Each is
/// computed in the background, and only while somebody looks.
package dev.netloom.app.looks;
