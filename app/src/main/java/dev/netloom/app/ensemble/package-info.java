/// Ensembles: several trained networks that answer as one, and what that is worth.
package dev.netloom.app.ensemble;
