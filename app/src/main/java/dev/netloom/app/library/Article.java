package dev.netloom.app.library;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What pages are made of: a heading, sections of paragraphs, links.
class Article extends VBox {
    Article(String id) {
        setId(id);
        getStyleClass().add("article");
    }

    /// @param icon key of a block, for its picture and colour
    void heading(String icon, String title, String subtitle) {
        StackPane picture = new StackPane(Icons.block(icon));
        picture.getStyleClass().addAll("block-icon", "large");
        Label name = Controls.paragraph(title, "article-title");
        name.setId("article-title");
        VBox words = new VBox(name, Controls.paragraph(subtitle, "page-subtitle"));
        HBox heading = new HBox(picture, words);
        heading.getStyleClass().addAll("page-heading", "kind-" + icon);
        getChildren().add(heading);
    }

    void paragraph(String text) {
        getChildren().add(Controls.paragraph(text, "article-text"));
    }

    /// @param title key of the section's heading
    void section(String title, Node... content) {
        VBox section = new VBox(Controls.label(Texts.of(title), "article-section"));
        section.getStyleClass().add("article-part");
        section.getChildren().addAll(content);
        getChildren().add(section);
    }

    /// A section of one paragraph; none where there is no text.
    void section(String title, Optional<String> text) {
        text.ifPresent(found -> section(title, Controls.paragraph(found, "article-text")));
    }

    /// Links to other pages, one beside the other.
    static FlowPane links(LibraryModel library, List<Page> pages) {
        FlowPane links = new FlowPane();
        links.getStyleClass().add("article-links");
        for (Page page : pages) {
            links.getChildren().add(link(library, page));
        }
        return links;
    }

    static Hyperlink link(LibraryModel library, Page page) {
        Hyperlink link = new Hyperlink(page.title());
        link.setId("link-" + Shelf.idOf(page));
        link.setTooltip(Controls.tooltip(Texts.of("library.link.tip", page.title())));
        link.setAccessibleText(Texts.of("library.link.tip", page.title()));
        link.setOnAction(event -> library.read(page));
        return link;
    }
}
