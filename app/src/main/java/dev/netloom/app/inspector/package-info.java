/// The inspector: what the selected block is and does, its settings, and what a window of 5×5 costs against 3×3.
package dev.netloom.app.inspector;
