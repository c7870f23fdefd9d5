package dev.netloom.engine.data;

/// How many channels images get.
public enum Colour {
    /// One where every picture is grey, else three.
    AUTO,
    /// One: colours become grey.
    GREY,
    /// Three, red, green and blue: grey pictures too.
    RGB
}
