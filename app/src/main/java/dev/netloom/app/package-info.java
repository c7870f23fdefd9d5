/// The program: the window, and the command line.
package dev.netloom.app;
