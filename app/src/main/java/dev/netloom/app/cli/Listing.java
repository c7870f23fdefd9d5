package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import java.util.List;

/// Names in one line, of which there may be thousands.
final class Listing {
    private static final int SHOWN = 5;

    private Listing() {}

    static String of(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() <= SHOWN ? shown : Texts.of("cli.listing", shown, names.size() - SHOWN);
    }
}
