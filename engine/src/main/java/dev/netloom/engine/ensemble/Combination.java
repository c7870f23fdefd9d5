package dev.netloom.engine.ensemble;

import java.util.Locale;

/// How the probabilities that M members give to the classes of an image become those of the ensemble, with p_{m,k} what
/// member m gives to class k:
///
/// - mean of probabilities: p_k = (1 / M) Σ_m p_{m,k}
/// - majority vote: p_k = (v_k + (1 / M) Σ_m p_{m,k}) / (M + 1), with v_k the number of members whose likeliest class
///   is k. The mean counts as one more vote, divided between the classes: it decides between classes of as many votes,
///   and overrules no majority. The p_k are shares of votes, no probabilities to rely on.
///
/// Of equal classes the first is the answer, as it is for a network alone. Sources: Hansen and Salamon, *Neural Network
/// Ensembles*, 1990 (voting); Krizhevsky, Sutskever and Hinton, *ImageNet Classification with Deep Convolutional Neural
/// Networks*, 2012, section 5 (means).
public enum Combination {
    MEAN,
    VOTE;

    /// The name in JSON and the end of the text key: `mean`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param probabilities of one image: by member, then by class
    /// @param members which of them are combined, one at least
    public double[] of(float[][] probabilities, int... members) {
        double[] combined = new double[probabilities[members[0]].length];
        for (int member : members) {
            float[] own = probabilities[member];
            for (int k = 0; k < combined.length; k++) {
                combined[k] += own[k];
            }
        }
        for (int k = 0; k < combined.length; k++) {
            combined[k] /= members.length;
        }
        return this == MEAN ? combined : withVotes(combined, probabilities, members);
    }

    private static double[] withVotes(double[] mean, float[][] probabilities, int... members) {
        int[] votes = new int[mean.length];
        for (int member : members) {
            votes[mostProbable(probabilities[member])]++;
        }
        for (int k = 0; k < mean.length; k++) {
            mean[k] = (votes[k] + mean[k]) / (members.length + 1);
        }
        return mean;
    }

    private static int mostProbable(float... probabilities) {
        int most = 0;
        for (int k = 1; k < probabilities.length; k++) {
            most = probabilities[k] > probabilities[most] ? k : most;
        }
        return most;
    }
}
