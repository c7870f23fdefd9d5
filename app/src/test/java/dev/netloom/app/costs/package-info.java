/// What views cost, measured: `mvn test -Pviews`, described in `docs/views.md`.
package dev.netloom.app.costs;
