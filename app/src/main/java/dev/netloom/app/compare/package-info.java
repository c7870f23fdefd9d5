/// Networks against each other: prepared experiments, twins that learn in turns, and the verdict on their difference.
package dev.netloom.app.compare;
