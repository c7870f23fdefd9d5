package dev.netloom.engine.train;

import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Batches;
import dev.netloom.engine.data.LabelledImages;
import java.util.Iterator;

/// Deals a run's images out, epoch after epoch, and knows how far that is. Batches may change their size on the way:
/// then what is left of the epoch is dealt anew.
final class EpochBatches implements AutoCloseable {
    private final LabelledImages images;
    private TrainingConfig plan;
    private Batches batches;
    private Iterator<Batch> dealt; // what is left of the epoch; null where it has to be dealt anew
    private int epoch = 1;
    private int seen; // images of this epoch

    EpochBatches(LabelledImages images, TrainingConfig plan) {
        this.images = images;
        this.plan = plan;
        this.batches = new Batches(images, plan.batchSize(), plan.augmentation());
    }

    /// Those that are dealt out.
    LabelledImages images() {
        return images;
    }

    /// The epoch that goes on, from 1.
    int epoch() {
        return epoch;
    }

    int perEpoch() {
        return batches.perEpoch();
    }

    /// Batches of the whole run, were all of it dealt as it is now.
    long inAll() {
        return (long) perEpoch() * plan.epochs();
    }

    boolean atStartOfEpoch() {
        return seen == 0;
    }

    boolean atEndOfEpoch() {
        return seen == images.size();
    }

    /// Whether all epochs of the plan were dealt.
    boolean areOver() {
        return epoch > plan.epochs();
    }

    Batch next() {
        if (dealt == null) {
            dealt = batches.epoch(plan.seed(), epoch, seen).iterator();
        }
        Batch next = dealt.next();
        seen += next.size();
        return next;
    }

    void nextEpoch() {
        epoch++;
        seen = 0;
        dealt = null;
    }

    /// Goes on by another plan, with batches of another size.
    void deal(TrainingConfig changed) {
        batches.close();
        plan = changed;
        batches = new Batches(images, changed.batchSize(), changed.augmentation());
        dealt = null;
    }

    void save(ResumeState.Draft state) {
        state.put("epoch", epoch).put("seen", seen);
    }

    /// Goes on where `state` was, by the settings of then.
    ///
    /// @throws IllegalArgumentException where the plan has no such place
    void restore(ResumeState state, TrainingConfig then) {
        long epochThen = state.count("epoch");
        long seenThen = state.count("seen");
        if (epochThen < 1 || epochThen > plan.epochs() || seenThen > images.size()) {
            throw new IllegalArgumentException("epoch " + epochThen + ", image " + seenThen);
        }
        if (then.batchSize() != plan.batchSize()) {
            deal(then);
        }
        epoch = (int) epochThen;
        seen = (int) seenThen;
    }

    Progress progress() {
        long perEpoch = images.size();
        return new Progress((epoch - 1) * perEpoch + seen, plan.epochs() * perEpoch);
    }

    @Override
    public void close() {
        batches.close();
    }
}
