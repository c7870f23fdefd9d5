package dev.netloom.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.netloom.app.ensemble.EnsembleWords;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.ensemble.ClassOutcomes;
import dev.netloom.engine.ensemble.Diversity;
import dev.netloom.engine.ensemble.Ensemble;
import dev.netloom.engine.ensemble.EnsembleMember;
import dev.netloom.engine.ensemble.ImageOutcome;
import dev.netloom.engine.ensemble.PairDiversity;
import dev.netloom.engine.ensemble.SizeCurve;
import dev.netloom.engine.ensemble.SubsetAccuracy;
import dev.netloom.engine.ensemble.TestSetChoice;
import dev.netloom.engine.metric.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What may be said of an ensemble: tables of words, or a line of JSON for every member and the verdict.
final class EnsembleReport {
    /// Decides which subsets are drawn where there are too many.
    private static final long SUBSETS_SEED = 1;

    private static final int MOST_CLASSES = 30;

    private final Ensemble ensemble;
    private final SizeCurve curve;
    private final Diversity diversity;
    private final List<String> classes;

    private record MemberLine(
            String event,
            int member,
            String name,
            int correct,
            int total,
            double accuracy,
            List<Double> interval,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double validationAccuracy,
            int rescued,
            int lost) {}

    private record VerdictLine(
            String event,
            String combination,
            int members,
            int correct,
            int total,
            double accuracy,
            List<Double> interval,
            double meanMemberAccuracy,
            double bestMemberAccuracy,
            int rescued,
            int made,
            int wrongInAll,
            List<ClassLine> classes,
            List<SizeLine> sizes,
            List<ChoiceLine> testSetChoice,
            DiversityLine diversity,
            List<ImageLine> images) {}

    private record ClassLine(
            @JsonProperty("class") String name,
            int images,
            double memberMistakes,
            int mistakes,
            int rescued,
            int made,
            int wrongInAll) {}

    private record SizeLine(
            int members, long subsets, int examined, double mean, double deviation, double worst, double best) {}

    private record ChoiceLine(
            int members,
            double mean,
            double bestMembers,
            double bestSubset,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double byValidation,
            double onChosenHalf,
            double onOtherHalf) {}

    private record DiversityLine(Double disagreement, Double q, Double doubleFault, List<PairLine> pairs) {}

    private record PairLine(int first, int second, double disagreement, Double q, double doubleFault) {}

    /// An image that the ensemble or a member gets wrong.
    private record ImageLine(
            int index,
            String outcome,
            @JsonProperty("class") String trueClass,
            String predicted,
            List<String> members) {}

    EnsembleReport(Ensemble ensemble) {
        this.ensemble = ensemble;
        this.curve = ensemble.sizes(SUBSETS_SEED);
        this.diversity = ensemble.diversity();
        this.classes = ensemble.members().getFirst().classes();
    }

    private String name(int label) {
        return EvaluateCommand.name(label, classes);
    }

    List<String> text() {
        List<String> lines = new ArrayList<>(members().lines());
        lines.add("");
        lines.add(EnsembleWords.accuracy(ensemble));
        lines.add(EnsembleWords.gain(ensemble));
        lines.add(EnsembleWords.outcomes(ensemble));
        if (ensemble.combined().classes() <= MOST_CLASSES) {
            lines.add("");
            lines.addAll(byClass().lines());
        }
        lines.add("");
        lines.addAll(sizes().lines());
        lines.add("");
        lines.add(EnsembleWords.diversity(diversity));
        lines.add(EnsembleWords.lesson(curve));
        return lines;
    }

    private Table members() {
        Table table = new Table(
                Texts.of("ensemble.member"),
                Texts.of("ensemble.right"),
                Texts.of("ensemble.mistakes"),
                Texts.of("ensemble.rescued"),
                Texts.of("ensemble.lost"));
        for (EnsembleMember member : ensemble.members()) {
            table.row(
                    member.name(),
                    Texts.of(
                            "ensemble.share",
                            member.accuracy(),
                            100 * member.interval().low(),
                            member.interval().high()),
                    Texts.of("cli.count", member.predictions().size() - member.correct()),
                    Texts.of("cli.count", ensemble.rescued(member)),
                    Texts.of("cli.count", ensemble.lost(member)));
        }
        return table;
    }

    private Table byClass() {
        Table table = new Table(
                Texts.of("ensemble.class"),
                Texts.of("ensemble.images"),
                Texts.of("ensemble.member-mistakes"),
                Texts.of("ensemble.own-mistakes"),
                Texts.of("ensemble.outcome.rescued"),
                Texts.of("ensemble.outcome.made"),
                Texts.of("ensemble.outcome.wrong-in-all"));
        for (ClassOutcomes own : ensemble.byClass()) {
            table.row(
                    name(own.label()),
                    Texts.of("cli.count", own.images()),
                    Texts.of("ensemble.mean-count", own.memberMistakes()),
                    Texts.of("cli.count", own.mistakes()),
                    Texts.of("cli.count", own.rescued()),
                    Texts.of("cli.count", own.made()),
                    Texts.of("cli.count", own.wrongInAll()));
        }
        return table;
    }

    private Table sizes() {
        Table table = new Table(
                Texts.of("ensemble.members"),
                Texts.of("ensemble.mean-accuracy"),
                Texts.of("ensemble.deviation"),
                Texts.of("ensemble.range"),
                Texts.of("ensemble.subsets"));
        for (SubsetAccuracy size : curve.sizes()) {
            table.row(
                    Texts.of("cli.count", size.members()),
                    Texts.of("ensemble.percent", size.mean()),
                    Texts.of("ensemble.points", 100 * size.deviation()),
                    Texts.of("ensemble.from-to", size.worst(), size.best()),
                    EnsembleWords.subsets(size));
        }
        return table;
    }

    List<String> json() {
        List<String> lines = new ArrayList<>();
        for (int place = 0; place < ensemble.members().size(); place++) {
            EnsembleMember member = ensemble.members().get(place);
            lines.add(Json.line(new MemberLine(
                    "member",
                    place + 1,
                    member.name(),
                    member.correct(),
                    member.predictions().size(),
                    member.accuracy(),
                    ends(member.interval()),
                    member.validation().isPresent() ? member.validation().getAsDouble() : null,
                    ensemble.rescued(member),
                    ensemble.lost(member))));
        }
        lines.add(Json.line(verdict()));
        return lines;
    }

    private VerdictLine verdict() {
        return new VerdictLine(
                "verdict",
                ensemble.how().key(),
                ensemble.members().size(),
                ensemble.correct(),
                ensemble.combined().size(),
                ensemble.accuracy(),
                ends(ensemble.interval()),
                curve.sizes().getFirst().mean(),
                curve.sizes().getFirst().best(),
                ensemble.images(ImageOutcome.RESCUED).size(),
                ensemble.images(ImageOutcome.MADE).size(),
                ensemble.images(ImageOutcome.WRONG_IN_ALL).size(),
                ensemble.byClass().stream().map(this::line).toList(),
                curve.sizes().stream().map(EnsembleReport::line).toList(),
                curve.choices().stream().map(EnsembleReport::line).toList(),
                diversityLine(),
                IntStream.range(0, ensemble.combined().size())
                        .filter(image -> ensemble.outcome(image) != ImageOutcome.RIGHT_IN_ALL)
                        .mapToObj(this::line)
                        .toList());
    }

    private static List<Double> ends(Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    private ClassLine line(ClassOutcomes own) {
        return new ClassLine(
                name(own.label()),
                own.images(),
                own.memberMistakes(),
                own.mistakes(),
                own.rescued(),
                own.made(),
                own.wrongInAll());
    }

    private static SizeLine line(SubsetAccuracy size) {
        return new SizeLine(
                size.members(),
                size.subsets(),
                size.examined(),
                size.mean(),
                size.deviation(),
                size.worst(),
                size.best());
    }

    private static ChoiceLine line(TestSetChoice choice) {
        return new ChoiceLine(
                choice.members(),
                choice.mean(),
                choice.bestMembers(),
                choice.bestSubset(),
                choice.byValidation().isPresent() ? choice.byValidation().getAsDouble() : null,
                choice.onChosenHalf(),
                choice.onOtherHalf());
    }

    private DiversityLine diversityLine() {
        List<PairLine> pairs = new ArrayList<>();
        for (int second = 1; second < diversity.members(); second++) {
            for (int first = 0; first < second; first++) {
                PairDiversity pair = diversity.of(first, second);
                pairs.add(new PairLine(
                        first + 1, second + 1, pair.disagreement(), Json.finite(pair.q()), pair.doubleFault()));
            }
        }
        return new DiversityLine(
                Json.finite(diversity.mean(PairDiversity::disagreement)),
                Json.finite(diversity.mean(PairDiversity::q)),
                Json.finite(diversity.mean(PairDiversity::doubleFault)),
                pairs);
    }

    private ImageLine line(int image) {
        return new ImageLine(
                image,
                ensemble.outcome(image).key(),
                name(ensemble.combined().label(image)),
                name(ensemble.combined().guess(image)),
                ensemble.members().stream()
                        .map(member -> name(member.predictions().guess(image)))
                        .toList());
    }
}
