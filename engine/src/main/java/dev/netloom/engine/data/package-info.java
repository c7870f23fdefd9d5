/// Images with labels: data sets, their files, and the batches that training draws from them, ahead of time and changed
/// at random if wished (`augment`).
package dev.netloom.engine.data;
