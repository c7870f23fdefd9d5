/// Files: projects, weights, and the folder of the user.
///
/// Read `ProjectFile` with `ProjectReader`, and `WeightsFile` with `WeightsReader` and `NumpyArray`, then
/// `SafeFile`, which writes a file whole or not at all. What is wrong with a file is a `FileProblem`.
package dev.netloom.engine.store;
