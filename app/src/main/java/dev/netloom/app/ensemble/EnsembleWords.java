package dev.netloom.app.ensemble;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.ensemble.Diversity;
import dev.netloom.engine.ensemble.Ensemble;
import dev.netloom.engine.ensemble.EnsembleMember;
import dev.netloom.engine.ensemble.ImageOutcome;
import dev.netloom.engine.ensemble.PairDiversity;
import dev.netloom.engine.ensemble.SizeCurve;
import dev.netloom.engine.ensemble.SubsetAccuracy;
import dev.netloom.engine.ensemble.TestSetChoice;
import java.util.List;

/// What an ensemble is worth, in sentences that window and command line share.
public final class EnsembleWords {
    private EnsembleWords() {}

    /// How right the ensemble is, with its interval.
    public static String accuracy(Ensemble ensemble) {
        return Texts.of(
                "ensemble.accuracy",
                ensemble.members().size(),
                ensemble.how().ordinal(),
                ensemble.correct(),
                ensemble.combined().size(),
                ensemble.accuracy(),
                ensemble.interval().low(),
                ensemble.interval().high());
    }

    /// Against its members.
    public static String gain(Ensemble ensemble) {
        List<EnsembleMember> members = ensemble.members();
        return Texts.of(
                "ensemble.gain",
                members.stream().mapToDouble(EnsembleMember::accuracy).average().orElseThrow(),
                members.stream().mapToDouble(EnsembleMember::accuracy).max().orElseThrow());
    }

    /// What combining rescues and what it costs.
    public static String outcomes(Ensemble ensemble) {
        return Texts.of(
                "ensemble.outcomes",
                ensemble.images(ImageOutcome.RESCUED).size(),
                ensemble.images(ImageOutcome.MADE).size(),
                ensemble.images(ImageOutcome.WRONG_IN_ALL).size());
    }

    /// How differently the members err; of one alone nothing can be said.
    public static String diversity(Diversity diversity) {
        if (diversity.members() < 2) {
            return Texts.of("ensemble.diversity.one");
        }
        double q = diversity.mean(PairDiversity::q);
        return Texts.of(
                "ensemble.diversity",
                diversity.mean(PairDiversity::disagreement),
                diversity.mean(PairDiversity::doubleFault),
                Double.isNaN(q) ? Texts.of("ensemble.diversity.no-q") : Texts.of("ensemble.diversity.q", q));
    }

    /// How many subsets a line of the curve stands for.
    public static String subsets(SubsetAccuracy size) {
        if (!size.isSample()) {
            return Texts.of("ensemble.subsets.all", size.subsets());
        }
        return size.subsets() == Long.MAX_VALUE
                ? Texts.of("ensemble.subsets.of-many", size.examined())
                : Texts.of("ensemble.subsets.some", size.examined(), size.subsets());
    }

    /// What choosing by the test set pretends, of that number of members where it pretends most.
    public static String lesson(SizeCurve curve) {
        TestSetChoice most = curve.choices().getFirst();
        for (TestSetChoice choice : curve.choices()) {
            most = choice.bestSubset() - choice.mean() > most.bestSubset() - most.mean() ? choice : most;
        }
        if (curve.choices().size() < 2) {
            return Texts.of("ensemble.lesson.one");
        }
        String validation = most.byValidation().isPresent()
                ? Texts.of("ensemble.lesson.validation", most.byValidation().getAsDouble())
                : Texts.of("ensemble.lesson.no-validation");
        return Texts.of(
                "ensemble.lesson",
                most.members(),
                curve.choices().size(),
                most.bestSubset(),
                most.mean(),
                most.onChosenHalf(),
                most.onOtherHalf(),
                validation);
    }
}
