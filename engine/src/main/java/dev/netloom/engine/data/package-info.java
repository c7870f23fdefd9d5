/// Images with labels: data sets, their files, and the batches that training draws from them.
package dev.netloom.engine.data;
