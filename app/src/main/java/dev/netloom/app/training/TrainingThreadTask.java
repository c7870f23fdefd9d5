package dev.netloom.app.training;

import dev.netloom.engine.data.Dataset;
import java.util.Optional;

/// What else the training thread does, in place of a run: a comparison. One at a time, and never beside a run.
public interface TrainingThreadTask {
    /// Does all of it, on the training thread.
    ///
    /// @param data the images
    /// @param teller takes what the FX thread is to do
    void work(Dataset data, Teller teller) throws Exception;

    /// Asks for the end of the work; on the FX thread.
    void stop();

    /// Is told, on the FX thread, that the work is over.
    ///
    /// @param failure why it did not succeed, in words; empty where it did
    void ended(Optional<String> failure);

    /// The way to the FX thread, in order.
    interface Teller {
        /// @param mayWait true where nobody minds a tenth of a second, nor that it is dropped where the window stands
        ///                still: learned batches come in hundreds
        void tell(Runnable what, boolean mayWait);
    }
}
