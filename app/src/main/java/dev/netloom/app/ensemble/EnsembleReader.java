package dev.netloom.app.ensemble;

import dev.netloom.app.ui.Latest;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.ensemble.Combination;
import dev.netloom.engine.ensemble.MemberNetwork;
import dev.netloom.engine.inspect.Recognizer;
import dev.netloom.engine.memory.Owned;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Has every member of an ensemble recognise an image in the background, always the newest that it was given.
public final class EnsembleReader {
    private final Latest<Answer> latest;
    // The background thread's own:
    private final List<Recognizer> recognizers = new ArrayList<>();
    private List<MemberNetwork> known = List.of();
    private Owned owned = new Owned();

    /// What the members say of an image, and what they say together.
    ///
    /// @param combined a probability for each class, or a share of votes
    public record Answer(List<MemberVotes.Vote> votes, float[] combined) {}

    /// @param done takes what was said, on the FX thread
    public EnsembleReader(Consumer<Answer> done, Consumer<Exception> failed) {
        latest = new Latest<>(done, failed);
    }

    /// @param image values from 0 to 1 in row, column, channel order; each member gets it as it learned images
    public void read(List<MemberNetwork> members, Combination how, float[] image) {
        latest.ask(() -> {
            prepare(members);
            float[][] probabilities = new float[members.size()][];
            List<MemberVotes.Vote> votes = new ArrayList<>();
            for (int m = 0; m < probabilities.length; m++) {
                List<Float> own = recognizers
                        .get(m)
                        .recognize(input(members.get(m), image))
                        .probabilities();
                probabilities[m] = new float[own.size()];
                int guess = 0;
                for (int k = 0; k < own.size(); k++) {
                    probabilities[m][k] = own.get(k);
                    guess = own.get(k) > own.get(guess) ? k : guess;
                }
                votes.add(new MemberVotes.Vote(members.get(m).name(), guess, own.get(guess)));
            }
            int[] all = IntStream.range(0, probabilities.length).toArray();
            double[] together = how.of(probabilities, all);
            float[] combined = new float[together.length];
            for (int k = 0; k < combined.length; k++) {
                combined[k] = (float) together[k];
            }
            return new Answer(votes, combined);
        });
    }

    private static float[] input(MemberNetwork member, float[] image) {
        float[] own = image.clone();
        InputDescription.parse(member.weights().input())
                .ifPresent(input -> input.normalization().apply(own, 0, input.shape()));
        return own;
    }

    private void prepare(List<MemberNetwork> members) throws WeightsMismatch {
        if (known == members) {
            return;
        }
        known = List.of();
        recognizers.clear();
        owned.close();
        owned = new Owned();
        for (MemberNetwork member : members) {
            recognizers.add(owned.add(new Recognizer(member.graph(), member.weights()), Recognizer::close));
        }
        known = members;
    }
}
