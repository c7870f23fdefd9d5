package dev.netloom.app.ui;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/// Everything that a user reads, by key, from `text/messages.properties`.
public final class Texts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("text.messages", Locale.ENGLISH, Texts.class.getClassLoader());

    /// Read once: canvas and tables ask for the same few hundreds of times with every edit.
    private static final Map<String, MessageFormat> FORMATS = new ConcurrentHashMap<>();

    private Texts() {}

    /// The text of `key` with `{0}`, `{1}`, ... filled in, as [MessageFormat] does.
    ///
    /// @throws java.util.MissingResourceException where there is no such text
    public static String of(String key, Object... arguments) {
        return of(key, List.of(arguments));
    }

    public static String of(String key, List<Object> arguments) {
        MessageFormat format =
                FORMATS.computeIfAbsent(key, text -> new MessageFormat(BUNDLE.getString(text), Locale.ENGLISH));
        synchronized (format) { // formats are not made for several threads
            return format.format(arguments.toArray());
        }
    }

    /// All texts, for libraries that look them up themselves.
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
