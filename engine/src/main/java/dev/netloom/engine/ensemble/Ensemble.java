package dev.netloom.engine.ensemble;

import dev.netloom.engine.memory.AvailableMemory;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.train.TrainingFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Several networks that answer as one, on one set of images.
public final class Ensemble {
    private final List<EnsembleMember> members;
    private final Combination how;
    private final Predictions combined;

    private Ensemble(List<EnsembleMember> members, Combination how) {
        this.members = List.copyOf(members);
        this.how = how;
        this.combined = combine();
    }

    /// @param members one at least
    /// @throws TrainingFailure where they tell other classes apart, or have not seen the same images
    public static Ensemble of(List<EnsembleMember> members, Combination how) throws TrainingFailure {
        EnsembleMember first = members.getFirst();
        for (EnsembleMember other : members) {
            requireSame(first, other);
        }
        return new Ensemble(members, how);
    }

    private static void requireSame(EnsembleMember first, EnsembleMember other) throws TrainingFailure {
        Predictions one = first.predictions();
        Predictions two = other.predictions();
        if (one.classes() != two.classes()) {
            throw new TrainingFailure(
                    "ensemble-classes",
                    first.name() + " tells " + one.classes() + " classes apart, " + other.name() + " " + two.classes(),
                    first.name(),
                    one.classes(),
                    other.name(),
                    two.classes());
        }
        if (!first.classes().equals(other.classes())) {
            int place = differing(first.classes(), other.classes());
            String firstClass = name(first, place);
            String otherClass = name(other, place);
            throw new TrainingFailure(
                    "ensemble-class-order",
                    "class " + place + " is " + firstClass + " to " + first.name() + ", " + otherClass + " to "
                            + other.name(),
                    place,
                    first.name(),
                    firstClass,
                    other.name(),
                    otherClass);
        }
        boolean same = one.size() == two.size()
                && IntStream.range(0, one.size()).allMatch(image -> one.label(image) == two.label(image));
        if (!same) {
            throw new TrainingFailure(
                    "ensemble-images",
                    first.name() + " and " + other.name() + " were not shown the same images",
                    first.name(),
                    other.name());
        }
    }

    private static int differing(List<String> one, List<String> other) {
        int place = 0;
        while (place < one.size() && place < other.size() && one.get(place).equals(other.get(place))) {
            place++;
        }
        return place;
    }

    private static String name(EnsembleMember member, int label) {
        return label < member.classes().size() ? member.classes().get(label) : String.valueOf(label);
    }

    /// Refuses before it is begun what would not fit into Java's heap: every member's probabilities, and the
    /// ensemble's.
    ///
    /// @throws TrainingFailure where they do not
    public static void requireRoom(int members, int images, int classes) throws TrainingFailure {
        long needed = (members + 1L) * images * (10 + (long) Float.BYTES * classes);
        long free = AvailableMemory.heap(needed);
        if (needed > free) {
            double gigabytes = MemoryShortage.gigabytes(needed);
            double left = MemoryShortage.gigabytes(free);
            throw new TrainingFailure(
                    "ensemble-memory",
                    "the answers of %d members take %.1f GB of memory, and %.1f GB are free"
                            .formatted(members, gigabytes, left),
                    members,
                    gigabytes,
                    left);
        }
    }

    private Predictions combine() {
        Predictions first = members.getFirst().predictions();
        Predictions.Recorder recorder = new Predictions.Recorder(first.size(), first.classes());
        int[] all = all();
        for (int image = 0; image < first.size(); image++) {
            double[] probabilities = how.of(probabilities(image), all);
            recorder.add(first.label(image), probabilities, -Math.log(probabilities[first.label(image)]));
        }
        return recorder.done();
    }

    private int[] all() {
        return IntStream.range(0, members.size()).toArray();
    }

    /// By member, then by class.
    private float[][] probabilities(int image) {
        return members.stream()
                .map(member -> member.predictions().probabilities(image))
                .toArray(float[][]::new);
    }

    public List<EnsembleMember> members() {
        return members;
    }

    public Combination how() {
        return how;
    }

    /// What the ensemble says of every image.
    public Predictions combined() {
        return combined;
    }

    public int correct() {
        return combined.within(1);
    }

    public double accuracy() {
        return (double) correct() / combined.size();
    }

    /// The 95% confidence interval of the accuracy.
    public Interval interval() {
        return Interval.wilson(correct(), combined.size(), 0.95);
    }

    public ImageOutcome outcome(int image) {
        return ImageOutcome.of(combined.isRight(image), membersRight(image), members.size());
    }

    /// How many members get it right.
    public int membersRight(int image) {
        return (int) members.stream()
                .filter(member -> member.predictions().isRight(image))
                .count();
    }

    /// The images of an outcome, in file order.
    public List<Integer> images(ImageOutcome wanted) {
        return IntStream.range(0, combined.size())
                .filter(image -> outcome(image) == wanted)
                .boxed()
                .toList();
    }

    /// Of one member: how many of its mistakes the ensemble does not make.
    public int rescued(EnsembleMember member) {
        return combined.right(image -> !member.predictions().isRight(image));
    }

    /// Of one member: how many images it gets right and the ensemble does not.
    public int lost(EnsembleMember member) {
        return member.predictions().right(image -> !combined.isRight(image));
    }

    /// Every class, in the order of their numbers.
    public List<ClassOutcomes> byClass() {
        return IntStream.range(0, combined.classes()).mapToObj(this::outcomes).toList();
    }

    private ClassOutcomes outcomes(int label) {
        int[] own = IntStream.range(0, combined.size())
                .filter(image -> combined.label(image) == label)
                .toArray();
        int[] counts = new int[ImageOutcome.values().length];
        int wrong = 0;
        for (int image : own) {
            counts[outcome(image).ordinal()]++;
            wrong += members.size() - membersRight(image);
        }
        int made = counts[ImageOutcome.MADE.ordinal()];
        int wrongInAll = counts[ImageOutcome.WRONG_IN_ALL.ordinal()];
        return new ClassOutcomes(
                label,
                own.length,
                (double) wrong / members.size(),
                made + wrongInAll,
                counts[ImageOutcome.RESCUED.ordinal()],
                made,
                wrongInAll);
    }

    public Diversity diversity() {
        return new Diversity(members.stream().map(EnsembleMember::predictions).toList());
    }

    /// What ensembles of some of the members do, from one member to all.
    ///
    /// @param seed decides which subsets are drawn where there are too many
    public SizeCurve sizes(long seed) {
        return new SizeCurve(this, seed);
    }

    /// The members in descending order of a figure; of equals the first comes first.
    int[] ranked(ToDoubleFunction<EnsembleMember> figure) {
        List<Integer> order = new ArrayList<>(IntStream.of(all()).boxed().toList());
        order.sort(Comparator.comparingDouble(member -> -figure.applyAsDouble(members.get(member))));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Images on which members differ: of all others, whichever of them are combined say the same.
    int[] contested() {
        return IntStream.range(0, combined.size())
                .filter(image -> members.stream()
                        .anyMatch(member -> member.predictions().guess(image)
                                != members.getFirst().predictions().guess(image)))
                .toArray();
    }

    float[][][] probabilities(int... images) {
        return Arrays.stream(images).mapToObj(this::probabilities).toArray(float[][][]::new);
    }
}
