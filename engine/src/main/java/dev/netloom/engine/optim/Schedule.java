package dev.netloom.engine.optim;

/// How the learning rate changes over a run. The share t of the run that is over goes from 0 to 1.
public enum Schedule {
    /// η stays.
    CONSTANT,
    /// η, η / 10 from t = 50% on, η / 100 from t = 75% on (as He et al., *Deep residual learning*, 2016, did on
    /// CIFAR).
    STEP,
    /// η · 0.01ᵗ: by the same share every step, down to a hundredth.
    EXPONENTIAL,
    /// η · (1 − t): down to almost 0 in a straight line.
    LINEAR,
    /// η · (1 + cos(π · t)) / 2: from the full rate down to almost 0; with restarts, several times (Loshchilov and
    /// Hutter, *SGDR*, 2017, equation 5).
    COSINE,
    /// One rise, one fall (Smith, *Super-convergence*, 2018): in a straight line from η / 25 up to η, then along a
    /// cosine down to η / 250,000. The rise takes the warm-up, or 30% of the steps where none is given.
    ONE_CYCLE,
    /// η, halved whenever the loss has not fallen for some epochs: that of the images held out, or where none are, of
    /// the fixed sample of training images; never that of the test images.
    PLATEAU,
    /// Straight lines between points of one's own: see [RatePoints].
    POINTS
}
