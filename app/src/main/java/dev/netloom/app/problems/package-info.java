/// What keeps the network from being trained, in words, with buttons that put it right: [ProblemsView] lists what
/// [ProblemPane] says of one block. The fixes themselves are the diagram's.
package dev.netloom.app.problems;
