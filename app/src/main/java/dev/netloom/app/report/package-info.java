/// What came of a run as one HTML file that opens anywhere: it takes no script, and nothing from outside.
package dev.netloom.app.report;
