/// What all parts of the program share: texts, theme, fonts, small controls.
package dev.netloom.app.ui;
