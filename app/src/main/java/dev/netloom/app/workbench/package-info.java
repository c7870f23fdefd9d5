/// The main window, which puts the parts together, and the documents that it opens and saves.
package dev.netloom.app.workbench;
