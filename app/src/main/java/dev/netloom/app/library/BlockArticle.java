package dev.netloom.app.library;

import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Formula;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.SettingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.layout.VBox;

/// The page about a kind of block: what it does, its formula, its settings, where it comes from, and which networks
/// have it.
final class BlockArticle extends Article {
    /// The types of blocks in each network, once they were looked for.
    private static final Map<Famous, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private final LibraryModel library;
    private final VBox users = new VBox();

    /// @param key of its type, `skip` or `depthwise-conv`
    BlockArticle(String key, LibraryModel library) {
        super("article-block-" + key);
        this.library = library;
        String stem = "block." + key;
        heading(key, Texts.of(stem + ".name"), Texts.of(stem + ".brief"));
        paragraph(Texts.of(stem + ".about"));
        section("library.formula", new Formula(key));
        section("library.deeper", Optional.of(Texts.of(stem + ".more")));
        BlockType.named(key)
                .filter(type -> !type.settings().isEmpty())
                .ifPresent(type -> section("library.settings", settings(type)));
        section("library.source", Optional.of(Texts.of(stem + ".source")));
        section("library.users", users);
        users.getChildren().setAll(Controls.label(Texts.of("library.counting"), "text-muted"));
        String within =
                switch (key) {
                    case "skip" -> "add";
                    case "depthwise-conv" -> "conv";
                    default -> key;
                };
        Background.run(() -> networksWith(within), this::show, problem -> show(List.of()));
    }

    private static List<Page> networksWith(String block) throws Exception {
        List<Page> pages = new ArrayList<>();
        for (Famous famous : Famous.values()) {
            if (!KNOWN.containsKey(famous)) {
                KNOWN.put(famous, Stages.blocksOf(famous.project()));
            }
            if (KNOWN.get(famous).contains(block)) {
                pages.add(new Page.OfNetwork(famous));
            }
        }
        return pages;
    }

    private void show(List<Page> pages) {
        users.getChildren()
                .setAll(
                        pages.isEmpty()
                                ? Controls.paragraph(Texts.of("library.users.none"), "article-text")
                                : links(library, pages));
    }

    private static VBox settings(BlockType type) {
        VBox settings = new VBox();
        settings.getStyleClass().add("article-settings");
        for (SettingSpec setting : type.settings()) {
            String stem = "setting." + type.key() + "." + setting.name();
            VBox one = new VBox(
                    Controls.label(Texts.of(stem), "article-setting"),
                    Controls.paragraph(Texts.of(stem + ".about"), "article-text"));
            settings.getChildren().add(one);
        }
        return settings;
    }
}
