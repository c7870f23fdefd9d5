package dev.netloom.engine.template;

import dev.netloom.engine.store.Project;
import java.util.List;
import java.util.Optional;

/// A network that the program can build by itself. It makes blocks and groups, and no weights.
public interface Template {
    /// What commands and texts know it by: `googlenet`.
    String name();

    /// The network, its groups folded, without places.
    Project project();

    /// All templates: those for ImageNet, then those that train here, each in the order of their years.
    static List<Template> all() {
        return List.copyOf(TemplateCatalogue.TEMPLATES.values());
    }

    static Optional<Template> named(String name) {
        return Optional.ofNullable(TemplateCatalogue.TEMPLATES.get(name));
    }
}
