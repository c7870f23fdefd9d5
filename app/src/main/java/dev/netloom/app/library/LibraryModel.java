package dev.netloom.app.library;

import dev.netloom.app.ui.Guide;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which page lies open, which were open before it, and whether anyone reads.
public final class LibraryModel implements Guide {
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(this, "page", new Page.Start());
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final ReadOnlyBooleanWrapper returnable = new ReadOnlyBooleanWrapper(this, "returnable");
    private final Deque<Page> before = new ArrayDeque<>();

    /// Opens the library at a page.
    void read(Page wanted) {
        if (!wanted.equals(page.get())) {
            before.push(page.get());
            returnable.set(true);
            page.set(wanted);
        }
        open.set(true);
    }

    @Override
    public void readAboutBlock(String key) {
        read(new Page.OfBlock(key));
    }

    @Override
    public void readAboutNetwork(String network) {
        Famous.about(network).ifPresent(famous -> read(new Page.OfNetwork(famous)));
    }

    @Override
    public boolean knows(String title) {
        return Famous.titled(title).isPresent();
    }

    @Override
    public void readAboutTitle(String title) {
        Famous.titled(title).ifPresent(famous -> read(new Page.OfNetwork(famous)));
    }

    @Override
    public void readAboutTopFive() {
        read(new Page.TopFive());
    }

    @Override
    public void readHistory() {
        read(new Page.Contest());
    }

    /// Opens the page on which one begins.
    public void readStart() {
        read(new Page.Start());
    }

    /// Opens it where it was left.
    public void open() {
        open.set(true);
    }

    public void close() {
        open.set(false);
    }

    /// To the page before, as often as there is one.
    void goBack() {
        if (!before.isEmpty()) {
            page.set(before.pop());
            returnable.set(!before.isEmpty());
        }
    }

    ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty returnableProperty() {
        return returnable.getReadOnlyProperty();
    }

    /// True where one begins.
    public boolean isAtStart() {
        return page.get() instanceof Page.Start;
    }

    /// True while it is shown.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }
}
