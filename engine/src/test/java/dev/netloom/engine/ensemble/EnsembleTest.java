package dev.netloom.engine.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.train.TrainingFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Against what the definitions say, computed plainly in double precision.
class EnsembleTest {
    private static final List<String> THREE = List.of("a", "b", "c");

    private static EnsembleMember member(String name, int[] labels, double[][] probabilities) {
        Predictions.Recorder recorder = new Predictions.Recorder(labels.length, probabilities[0].length);
        for (int image = 0; image < labels.length; image++) {
            recorder.add(labels[image], probabilities[image], 0);
        }
        return new EnsembleMember(name, THREE, recorder.done(), OptionalDouble.empty());
    }

    private static EnsembleMember with(double validation, EnsembleMember member) {
        return new EnsembleMember(member.name(), member.classes(), member.predictions(), OptionalDouble.of(validation));
    }

    /// Members that are right more often than not, each in its own way.
    private static List<EnsembleMember> random(int members, int images, long seed) {
        Random random = new Random(seed);
        int[] labels = random.ints(images, 0, 3).toArray();
        List<EnsembleMember> all = new ArrayList<>();
        for (int m = 0; m < members; m++) {
            double[][] rows = new double[images][3];
            for (int image = 0; image < images; image++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    rows[image][k] = (float) (random.nextDouble() + (k == labels[image] ? 0.3 : 0));
                    sum += rows[image][k];
                }
                for (int k = 0; k < 3; k++) {
                    rows[image][k] /= sum;
                }
            }
            all.add(with(random.nextDouble(), member("m" + m, labels, rows)));
        }
        return all;
    }

    /// The plain definition: the class of the largest mean; or of most votes, of equals that of the largest mean.
    private static int answer(List<EnsembleMember> members, Combination how, int image) {
        double[] mean = new double[3];
        int[] votes = new int[3];
        for (EnsembleMember member : members) {
            float[] own = member.predictions().probabilities(image);
            int guess = 0;
            for (int k = 0; k < 3; k++) {
                mean[k] += own[k];
                guess = own[k] > own[guess] ? k : guess;
            }
            votes[guess]++;
        }
        int best = 0;
        for (int k = 1; k < 3; k++) {
            boolean more = how == Combination.MEAN
                    ? mean[k] > mean[best]
                    : votes[k] > votes[best] || votes[k] == votes[best] && mean[k] > mean[best];
            best = more ? k : best;
        }
        return best;
    }

    private static double accuracy(List<EnsembleMember> members, Combination how) {
        Predictions any = members.getFirst().predictions();
        return IntStream.range(0, any.size())
                        .filter(image -> answer(members, how, image) == any.label(image))
                        .count()
                / (double) any.size();
    }

    @Test
    void answersAsTheDefinitionSays() throws TrainingFailure {
        for (Combination how : Combination.values()) {
            for (int size = 1; size <= 5; size++) {
                List<EnsembleMember> members = random(size, 200, size);
                Ensemble ensemble = Ensemble.of(members, how);
                for (int image = 0; image < 200; image++) {
                    assertThat(ensemble.combined().guess(image)).isEqualTo(answer(members, how, image));
                }
                assertThat(ensemble.accuracy()).isEqualTo(accuracy(members, how));
            }
        }
    }

    @Test
    void meansAreMeansAndVotesAreShares() {
        float[][] three = {{0.6f, 0.3f, 0.1f}, {0.5f, 0.4f, 0.1f}, {0.05f, 0.9f, 0.05f}};
        double[] mean = Combination.MEAN.of(three, 0, 1, 2);
        assertThat(mean[0]).isCloseTo(1.15 / 3, within(1e-7));
        assertThat(mean[1]).isCloseTo(1.6 / 3, within(1e-7));
        double[] vote = Combination.VOTE.of(three, 0, 1, 2);
        assertThat(vote[0]).isCloseTo((2 + 1.15 / 3) / 4, within(1e-7));
        assertThat(vote[0] + vote[1] + vote[2]).isCloseTo(1, within(1e-6));
        assertThat(Combination.VOTE.of(three, 0, 2)[1])
                .as("a tie goes by the mean")
                .isGreaterThan(0.5);
    }

    @Test
    void oneMemberAndEqualMembersAnswerAsTheyDo() throws TrainingFailure {
        EnsembleMember one = random(1, 50, 3).getFirst();
        for (Combination how : Combination.values()) {
            for (List<EnsembleMember> members : List.of(List.of(one), Collections.nCopies(4, one))) {
                Ensemble ensemble = Ensemble.of(members, how);
                assertThat(ensemble.correct()).isEqualTo(one.correct());
                assertThat(ensemble.images(ImageOutcome.RESCUED)).isEmpty();
                assertThat(ensemble.images(ImageOutcome.MADE)).isEmpty();
                SubsetAccuracy last = ensemble.sizes(1).sizes().getLast();
                assertThat(last.mean()).isEqualTo(one.accuracy());
                assertThat(last.deviation()).isZero();
            }
        }
        Diversity same = Ensemble.of(List.of(one, one), Combination.MEAN).diversity();
        assertThat(same.of(0, 1).disagreement()).isZero();
        assertThat(same.of(1, 0).q()).isEqualTo(1);
        assertThat(new Diversity(List.of(one.predictions())).mean(PairDiversity::q))
                .isNaN();
    }

    @Test
    void tellsWhatIsRescuedAndWhatIsMade() throws TrainingFailure {
        int[] labels = {0, 0, 1, 2, 0};
        double[] a = {0.8, 0.1, 0.1};
        double[] b = {0.1, 0.8, 0.1};
        double[] c = {0.1, 0.1, 0.8};
        EnsembleMember one = member("one", labels, new double[][] {a, a, a, a, {0.45, 0.55, 0}});
        EnsembleMember two = member("two", labels, new double[][] {a, a, a, b, {0.45, 0, 0.55}});
        EnsembleMember three = member("three", labels, new double[][] {a, b, b, a, {0.45, 0.55, 0}});
        EnsembleMember four = member("four", labels, new double[][] {a, a, c, a, {0.45, 0, 0.55}});
        Ensemble ensemble = Ensemble.of(List.of(one, two, three, four), Combination.MEAN);
        assertThat(IntStream.range(0, 5).mapToObj(ensemble::outcome))
                .containsExactly(
                        ImageOutcome.RIGHT_IN_ALL,
                        ImageOutcome.RESCUED,
                        ImageOutcome.MADE,
                        ImageOutcome.WRONG_IN_ALL,
                        ImageOutcome.RESCUED);
        assertThat(ensemble.membersRight(2)).isEqualTo(1);
        assertThat(ensemble.rescued(three)).isEqualTo(2);
        assertThat(ensemble.lost(three)).isEqualTo(1);
        assertThat(ensemble.byClass())
                .containsExactly(
                        new ClassOutcomes(0, 3, 1.25, 0, 2, 0, 0),
                        new ClassOutcomes(1, 1, 0.75, 1, 0, 1, 0),
                        new ClassOutcomes(2, 1, 1, 1, 0, 0, 1));
    }

    @Test
    void everySubsetIsThatOfTheDefinition() throws TrainingFailure {
        List<EnsembleMember> members = random(5, 120, 9);
        for (Combination how : Combination.values()) {
            SizeCurve curve = Ensemble.of(members, how).sizes(1);
            for (int size = 1; size <= 5; size++) {
                List<List<EnsembleMember>> subsets = subsets(members, size);
                double[] accuracies = subsets.stream()
                        .mapToDouble(subset -> accuracy(subset, how))
                        .toArray();
                SubsetAccuracy found = curve.sizes().get(size - 1);
                double mean = Arrays.stream(accuracies).average().orElse(0);
                double squares = 0;
                for (double accuracy : accuracies) {
                    squares += (accuracy - mean) * (accuracy - mean);
                }
                assertThat(found.examined()).isEqualTo(subsets.size());
                assertThat(found.isSample()).isFalse();
                assertThat(found.mean()).isCloseTo(mean, within(1e-12));
                assertThat(found.deviation())
                        .isCloseTo(size == 5 ? 0 : Math.sqrt(squares / (accuracies.length - 1)), within(1e-12));
                assertThat(found.best())
                        .isEqualTo(Arrays.stream(accuracies).max().orElse(0));
                assertThat(found.worst())
                        .isEqualTo(Arrays.stream(accuracies).min().orElse(0));
                checkChoice(members, how, curve.choices().get(size - 1));
            }
        }
    }

    private static void checkChoice(List<EnsembleMember> members, Combination how, TestSetChoice choice) {
        List<EnsembleMember> byTest = new ArrayList<>(members);
        byTest.sort((one, other) -> Double.compare(other.accuracy(), one.accuracy()));
        assertThat(choice.bestMembers()).isEqualTo(accuracy(byTest.subList(0, choice.members()), how));
        List<EnsembleMember> held = new ArrayList<>(members);
        held.sort((one, other) ->
                Double.compare(other.validation().orElse(0), one.validation().orElse(0)));
        assertThat(choice.byValidation()).hasValue(accuracy(held.subList(0, choice.members()), how));
        assertThat(choice.onChosenHalf()).isGreaterThanOrEqualTo(choice.mean() - 1e-12);
    }

    private static List<List<EnsembleMember>> subsets(List<EnsembleMember> members, int size) {
        return IntStream.range(0, 1 << members.size())
                .filter(bits -> Integer.bitCount(bits) == size)
                .mapToObj(bits -> IntStream.range(0, members.size())
                        .filter(m -> (bits >> m & 1) == 1)
                        .mapToObj(members::get)
                        .toList())
                .toList();
    }

    @Test
    void ofTooManySubsetsSomeAreDrawnAsTheSeedSays() {
        Subsets drawn = new Subsets(20, 10, 1);
        assertThat(drawn.count()).isEqualTo(184_756);
        assertThat(drawn.examined()).hasSize(Subsets.MOST).allMatch(subset -> subset.length == 10);
        assertThat(drawn.examined().stream().map(Arrays::toString).distinct()).hasSize(Subsets.MOST);
        assertThat(new Subsets(20, 10, 1).examined().get(7))
                .containsExactly(drawn.examined().get(7));
        assertThat(new Subsets(20, 10, 2).examined().get(7))
                .isNotEqualTo(drawn.examined().get(7));
    }

    @Test
    void pairsErrAsKunchevaAndWhitakerSay() {
        int[] labels = new int[10];
        double[] right = {0.8, 0.1, 0.1};
        double[] wrong = {0.1, 0.8, 0.1};
        double[][] one = new double[10][];
        double[][] two = new double[10][];
        for (int image = 0; image < 10; image++) {
            one[image] = image < 3 ? wrong : right; // 3 wrong
            two[image] = image == 0 || image > 8 ? wrong : right; // 2 wrong, one of them with the other
        }
        PairDiversity pair = PairDiversity.of(
                member("one", labels, one).predictions(),
                member("two", labels, two).predictions());
        assertThat(pair.disagreement()).isEqualTo(0.3);
        assertThat(pair.doubleFault()).isEqualTo(0.1);
        assertThat(pair.q()).isCloseTo((6.0 * 1 - 1 * 2) / (6.0 * 1 + 1 * 2), within(1e-12));
    }

    @Test
    void membersThatDoNotBelongTogetherAreRefused() {
        int[] labels = {0, 1};
        double[][] rows = {{0.8, 0.1, 0.1}, {0.1, 0.8, 0.1}};
        EnsembleMember one = member("one", labels, rows);
        EnsembleMember others =
                new EnsembleMember("two", List.of("a", "c", "b"), one.predictions(), OptionalDouble.empty());
        assertRefused("ensemble-class-order", one, others);
        assertRefused("ensemble-images", one, member("two", new int[] {0, 2}, rows));
        assertRefused("ensemble-images", one, member("two", new int[] {0}, rows));
        assertRefused("ensemble-classes", one, member("two", labels, new double[][] {{0.8, 0.2}, {0.1, 0.9}}));
        assertThatThrownBy(() -> Ensemble.requireRoom(1_000, 1_000_000, 1_000))
                .isInstanceOfSatisfying(
                        TrainingFailure.class,
                        failure -> assertThat(failure.key()).isEqualTo("ensemble-memory"));
    }

    private static void assertRefused(String key, EnsembleMember... members) {
        assertThatThrownBy(() -> Ensemble.of(List.of(members), Combination.MEAN))
                .isInstanceOfSatisfying(
                        TrainingFailure.class,
                        failure -> assertThat(failure.key()).isEqualTo(key));
    }
}
