package dev.netloom.engine.inspect;

/// A small table of values and of what each is multiplied by: one channel's share in a [Working].
///
/// @param node whose values they are
/// @param channel of `node`, from 0; for a vector its index
/// @param values in row, column order, `height` × `width` of them; 0 where there is none
/// @param factors of the values
/// @param inside false where the cell lies in the padding, or where no output has this weight at this place
public record Terms(
        String node, int channel, int height, int width, float[] values, float[] factors, boolean[] inside) {
    /// A single value.
    static Terms one(String node, int channel, float value, double factor) {
        return new Terms(node, channel, 1, 1, new float[] {value}, new float[] {(float) factor}, new boolean[] {true});
    }

    static Terms empty(String node, int channel, int height, int width) {
        int cells = height * width;
        return new Terms(node, channel, height, width, new float[cells], new float[cells], new boolean[cells]);
    }

    void put(int row, int column, float value, double factor) {
        int cell = row * width + column;
        values[cell] = value;
        factors[cell] = (float) factor;
        inside[cell] = true;
    }

    public double product(int cell) {
        return (double) values[cell] * factors[cell];
    }

    public double sum() {
        double sum = 0;
        for (int cell = 0; cell < values.length; cell++) {
            sum += product(cell);
        }
        return sum;
    }
}
