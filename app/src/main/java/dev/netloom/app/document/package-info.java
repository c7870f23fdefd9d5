/// What is kept of documents outside of their files: which were open, and changes that no file holds yet.
package dev.netloom.app.document;
