package dev.netloom.app.ui;

/// Opens the page that explains what somebody has just pointed at.
public interface Guide {
    /// @param key of its type, or `skip`
    void readAboutBlock(String key);

    /// @param network a template, or a network that comes with the program
    void readAboutNetwork(String network);

    /// Whether there is a page about the network of this title.
    boolean knows(String title);

    /// Opens it.
    void readAboutTitle(String title);

    void readAboutTopFive();

    /// The networks by year, and the contest that they won.
    void readHistory();
}
