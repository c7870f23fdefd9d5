package dev.netloom.engine.inspect.field;

/// One value of what a block puts out.
public record Unit(String node, int channel, int row, int column) {
    public Unit at(int row, int column) {
        return new Unit(node, channel, row, column);
    }
}
