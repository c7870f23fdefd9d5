package dev.netloom.app.ui;

import java.util.ArrayDeque;
import java.util.Deque;

/// HTML or SVG in the making. Whatever texts and attributes hold is escaped, and every element is closed, so that the
/// outcome is well-formed as XML, too.
public final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /// @param attributes names and values in turn
    public Markup open(String element, String... attributes) {
        tag(element, ">", attributes);
        open.push(element);
        return this;
    }

    /// Closes the element that was opened last.
    public Markup close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /// An element without content.
    public Markup empty(String element, String... attributes) {
        tag(element, "/>\n", attributes);
        return this;
    }

    /// An element with nothing but text.
    public Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    public Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    /// What is markup already, and of our own making.
    public Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private void tag(String element, String end, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escaped(attributes[i + 1])).append('"');
        }
        out.append(end);
    }

    /// Characters that no document may hold become a sign of that.
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(mayStand(point) ? point : 0xfffd);
            }
        });
        return safe.toString();
    }

    private static boolean mayStand(int point) {
        return point == '\n' || point == '\t' || !Character.isISOControl(point) && isCharacter(point);
    }

    private static boolean isCharacter(int point) {
        return !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) && (point & 0xfffe) != 0xfffe;
    }

    /// Characters so far.
    public int length() {
        return out.length();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
