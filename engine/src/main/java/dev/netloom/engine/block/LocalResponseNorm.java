package dev.netloom.engine.block;

/// Divides every value by how strongly the `size` channels around its own answer at the same place:
///
/// y[c] = x[c] / (k + alpha / size · Σ_d x[d]²)^beta, d from c − ⌊size / 2⌋ to c + ⌊(size − 1) / 2⌋
///
/// (channels that do not exist count as 0). Source: Krizhevsky, Sutskever and Hinton, 2012, whose alpha is not divided
/// by size: their 0.0001 over 5 channels is 0.0005 here. The definition is PyTorch's.
///
/// @param size channels that are looked at, the value's own among them; an odd number is symmetric
public record LocalResponseNorm(
        @Setting(preset = "5", min = 1, max = 31) int size,
        @Setting(preset = "0.0001", min = 0, max = 100) double alpha,
        @Setting(preset = "0.75", min = 0, max = 4) double beta,
        @Setting(preset = "1", min = 0.001, max = 100) double k)
        implements Normalization {
    public LocalResponseNorm {
        BlockType.of(LocalResponseNorm.class).require(size, alpha, beta, k);
    }

    @Override
    public boolean standardizes() {
        return false;
    }
}
