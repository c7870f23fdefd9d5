/// Learn: where one begins. The chapter as a path into everything that the program has, networks to open, and the
/// library.
package dev.netloom.app.learn;
