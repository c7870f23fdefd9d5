package dev.netloom.engine.experiment;

import dev.netloom.engine.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A question that training answers: which networks, from how many digits, and how often anew.
///
/// @param pairs whose differences are judged
/// @param plan how every arm learns; its seed is the first of the seeds, its epochs are those of the arms
/// @param seeds how often everything is trained, each time from the next seed
/// @param gradients whether gradients are measured layer by layer, before the first step and after every epoch
/// @param data the name of the data set that it is on; empty for whichever is in use
public record Experiment(
        String name, List<Arm> arms, List<Pair> pairs, TrainingConfig plan, int seeds, boolean gradients, String data) {
    /// On whichever images are in use.
    public Experiment(
            String name, List<Arm> arms, List<Pair> pairs, TrainingConfig plan, int seeds, boolean gradients) {
        this(name, arms, pairs, plan, seeds, gradients, "");
    }

    public Experiment {
        arms = List.copyOf(arms);
        pairs = List.copyOf(pairs);
        if (arms.isEmpty() || seeds < 1) {
            throw new IllegalArgumentException("an experiment needs networks and seeds");
        }
        if (arms.stream().map(Arm::id).distinct().count() < arms.size()) {
            throw new IllegalArgumentException("two arms have one id");
        }
        for (Pair pair : pairs) {
            requireArm(arms, pair.first());
            requireArm(arms, pair.second());
        }
        for (int i = 0; i < arms.size(); i++) {
            if (!arms.get(i).from().isEmpty()) {
                requireArm(arms.subList(0, i), arms.get(i).from());
            }
        }
    }

    private static void requireArm(List<Arm> arms, String id) {
        if (arms.stream().noneMatch(arm -> arm.id().equals(id))) {
            throw new IllegalArgumentException("no arm is called " + id);
        }
    }

    public Arm arm(String id) {
        return arms.stream().filter(arm -> arm.id().equals(id)).findFirst().orElseThrow();
    }

    public List<Long> allSeeds() {
        return IntStream.range(0, seeds).mapToObj(i -> plan.seed() + i).toList();
    }

    /// Arms that a pair connects, directly or by others, in groups: those take steps in turn.
    public List<List<Arm>> twins() {
        List<List<Arm>> groups = new ArrayList<>();
        for (Arm arm : arms) {
            List<List<Arm>> own =
                    groups.stream().filter(group -> isPaired(arm, group)).toList();
            List<Arm> merged = new ArrayList<>();
            own.forEach(merged::addAll);
            merged.add(arm);
            groups.removeAll(own);
            groups.add(merged);
        }
        return groups;
    }

    private boolean isPaired(Arm arm, List<Arm> group) {
        return group.stream()
                .anyMatch(other -> pairs.contains(new Pair(arm.id(), other.id()))
                        || pairs.contains(new Pair(other.id(), arm.id())));
    }

    /// With every arm learning from at most so many digits.
    public Experiment limited(int digits) {
        return withArms(arm -> arm.limited(digits));
    }

    /// With every arm learning from so many digits.
    public Experiment withDigits(int digits) {
        return withArms(arm -> arm.withDigits(digits));
    }

    /// With every arm seeing its digits so often.
    public Experiment withEpochs(int epochs) {
        return withArms(arm -> arm.withEpochs(epochs));
    }

    public Experiment withSeeds(int seeds) {
        return new Experiment(name, arms, pairs, plan, seeds, gradients, data);
    }

    public Experiment withFirstSeed(long seed) {
        return new Experiment(name, arms, pairs, plan.withSeed(seed), seeds, gradients, data);
    }

    private Experiment withArms(UnaryOperator<Arm> change) {
        return new Experiment(name, arms.stream().map(change).toList(), pairs, plan, seeds, gradients, data);
    }
}
