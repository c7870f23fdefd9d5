package dev.netloom.engine.block;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a component of a block's record as a setting that the user chooses. Declared here once, it is what the
/// palette, the inspector, the project file, the summary and the tests know of it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /// The value of a new block, as text.
    String preset();

    /// Smallest allowed value of a number.
    double min() default 0;

    /// Largest allowed value of a number.
    double max() default Integer.MAX_VALUE;
}
