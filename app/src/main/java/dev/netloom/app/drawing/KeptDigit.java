package dev.netloom.app.drawing;

/// A drawing that was kept: 28 × 28 pixels, 0 to 255, and what it is. Nobody writes to the pixels.
public record KeptDigit(byte[] pixels, int label) {}
