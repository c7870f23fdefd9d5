package dev.netloom.engine.train;

import dev.netloom.engine.graph.FrozenBlocks;

/// How a network that has already learned something goes on: what of it stays as it is, and how carefully the rest
/// moves.
///
/// @param frozen blocks that stay as they are
/// @param bodyRate what the learning rate is multiplied by for all but the head (the last block with weights); above 0.
///                 Source: Howard and Ruder, *Universal Language Model Fine-tuning for Text Classification*, 2018,
///                 section 3.2 (discriminative fine-tuning)
/// @param unfreezeEvery epochs after which one more frozen block with weights opens, from the top, and what normalises
///                      it with it; 0 for never. Source: the same, section 3.3 (gradual unfreezing)
public record TransferSettings(FrozenBlocks frozen, double bodyRate, int unfreezeEvery) {
    /// Everything is trained alike.
    public static final TransferSettings NONE = new TransferSettings(FrozenBlocks.NONE, 1, 0);

    public TransferSettings {
        if (!(bodyRate > 0 && Double.isFinite(bodyRate))) {
            throw new IllegalArgumentException("body rate cannot be " + bodyRate);
        }
        if (unfreezeEvery < 0) {
            throw new IllegalArgumentException("epochs to the next block cannot be " + unfreezeEvery);
        }
    }

    /// Only these blocks stay as they are.
    public static TransferSettings freezing(String... names) {
        return NONE.withFrozen(FrozenBlocks.parse(String.join(",", names)));
    }

    public TransferSettings withFrozen(FrozenBlocks frozen) {
        return new TransferSettings(frozen, bodyRate, unfreezeEvery);
    }

    public TransferSettings withBodyRate(double bodyRate) {
        return new TransferSettings(frozen, bodyRate, unfreezeEvery);
    }

    public TransferSettings withUnfreezeEvery(int epochs) {
        return new TransferSettings(frozen, bodyRate, epochs);
    }
}
