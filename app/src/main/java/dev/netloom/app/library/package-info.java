/// The library: pages about the networks that made history, about the contest that they won, and about every block;
/// and what the contest's measure, the top-5 error, says of the user's own network.
package dev.netloom.app.library;
