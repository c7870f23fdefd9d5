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

    /// All templates, in the order of their sizes.
    static List<Template> all() {
        return List.of(new GoogLeNet(), ResNet.RESNET_152);
    }

    static Optional<Template> named(String name) {
        return all().stream().filter(template -> template.name().equals(name)).findFirst();
    }
}
