package dev.netloom.engine.block;

/// A block that multiplies its input by learned weights: what trained networks mostly consist of.
public sealed interface Weighted extends Block permits Conv, Dense {
    boolean bias();

    Initialization initialization();

    /// Standard deviation of the weights at the start, where the initialisation is FIXED.
    double deviation();

    /// The same block with so many filters, or units.
    ///
    /// @throws InvalidSetting where it may not have so many
    Block withOutputs(int outputs);
}
