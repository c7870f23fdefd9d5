/// The command line: what scripts, teachers and servers without a screen use.
///
/// [Commands] runs one of the classes that end in `Command`; only [Console] writes to the terminal.
package dev.netloom.app.cli;
