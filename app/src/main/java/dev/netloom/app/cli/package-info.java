/// The command line: what scripts, teachers and servers without a screen use.
///
/// Read first [Commands], which runs one of the classes that end in `Command`, and [TrainCommand] as one of them.
/// What is typed is read by the classes that end in `Argument` and `Arguments`. What comes out is told twice, to
/// people ([TextReport], [Table], [ProgressBar]) and to programs ([JsonReport], [Json]); only [Console] writes to
/// the terminal. [Reason] puts failures into one line.
package dev.netloom.app.cli;
