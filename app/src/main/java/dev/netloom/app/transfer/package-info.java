/// Going on from trained weights: whose, what of them is copied, and what of it learns on.
package dev.netloom.app.transfer;
