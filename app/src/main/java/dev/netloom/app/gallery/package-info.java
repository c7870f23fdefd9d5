/// Pictures in rows: the digits that a network gets wrong, and the filters that it learned.
package dev.netloom.app.gallery;
