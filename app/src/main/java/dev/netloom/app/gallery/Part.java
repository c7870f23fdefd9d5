package dev.netloom.app.gallery;

import java.util.ArrayList;
import java.util.List;

/// Some of the filters or channels, counted from 0, and what the choice box says about them.
record Part(int first, int count, String words) {
    /// No picture holds more rows or columns; the rest is on other pages.
    static final int PAGE = 64;

    interface Words {
        String of(int first, int last);
    }

    /// Pages of at most [#PAGE].
    static List<Part> pages(int all, Words words) {
        List<Part> pages = new ArrayList<>();
        for (int first = 0; first < all; first += PAGE) {
            int count = Math.min(PAGE, all - first);
            pages.add(new Part(first, count, words.of(first + 1, first + count)));
        }
        return pages;
    }

    @Override
    public String toString() {
        return words;
    }
}
