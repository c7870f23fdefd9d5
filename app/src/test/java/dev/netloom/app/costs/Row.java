package dev.netloom.app.costs;

/// What one tab costs while the network trains.
///
/// @param fx of one core, 0 to 1; likewise the renderer and the threads in the background
/// @param steps per second
record Row(
        String tab,
        boolean plain,
        double fx,
        double renderer,
        double background,
        double steps,
        Spread frames,
        Spread clicks) {}
