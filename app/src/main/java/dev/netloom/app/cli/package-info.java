/// The command line: people script it, and servers without a screen run it.
package dev.netloom.app.cli;
