/// The receptive field of one unit: what it can see, and what it looks at.
package dev.netloom.app.fields;
