package dev.netloom.app.packaging;

import dev.netloom.app.ui.Texts;

/// Why there is no package, in a sentence for whoever wanted one.
public final class PackagingFailure extends Exception {
    private static final long serialVersionUID = 1;

    PackagingFailure(String key, Object... of) {
        super(Texts.of("packaging." + key, of));
    }
}
