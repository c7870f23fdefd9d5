package dev.netloom.engine.train;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.StratifiedChoice;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomAdaptor;
import org.apache.commons.math3.random.Well19937c;

/// What networks make of training images that they have not learned: the images are dealt into K folds, as much of
/// each class in each, and for each fold one network learns all others.
public final class CrossValidation {
    private final Graph graph;
    private final Dataset data;
    private final TrainingConfig plan;
    private final int folds;

    /// @param plan how each of the networks is trained
    /// @param folds from 2 to the number of training images
    public CrossValidation(Graph graph, Dataset data, TrainingConfig plan, int folds) {
        if (folds < 2 || folds > data.train().size()) {
            throw new IllegalArgumentException(
                    "no " + folds + " folds of " + data.train().size() + " images");
        }
        this.graph = graph;
        this.data = data;
        this.plan = plan;
        this.folds = folds;
    }

    /// @param events of one run after the other; what they call test images is the fold that is held out
    /// @return of all training images, in file order; empty where the control stopped it
    /// @throws TrainingFailure see [Trainer#run]
    public Optional<Predictions> run(TrainingControl control, Consumer<TrainingEvent> events) throws TrainingFailure {
        LabelledImages images = data.train();
        float[][] probabilities = new float[images.size()][];
        double[] losses = new double[images.size()];
        for (int[] fold : folds(images, folds, plan.seed())) {
            Optional<Predictions> held = run(fold, control, events);
            if (held.isEmpty()) {
                return held;
            }
            for (int i = 0; i < fold.length; i++) {
                probabilities[fold[i]] = held.get().probabilities(i);
                losses[fold[i]] = held.get().loss(i);
            }
        }
        Predictions.Recorder recorder = new Predictions.Recorder(images.size(), probabilities[0].length);
        for (int image = 0; image < images.size(); image++) {
            float[] own = probabilities[image];
            double[] copy =
                    IntStream.range(0, own.length).mapToDouble(k -> own[k]).toArray();
            recorder.add(images.label(image), copy, losses[image]);
        }
        return Optional.of(recorder.done());
    }

    private Optional<Predictions> run(int[] fold, TrainingControl control, Consumer<TrainingEvent> events)
            throws TrainingFailure {
        LabelledImages learned = data.train().select(StratifiedChoice.others(data.train(), fold));
        Dataset part = new Dataset(data.name(), learned, data.train().select(fold), data.classes());
        List<TrainingEvent.Finished> end = new ArrayList<>();
        new Trainer(graph, part, plan, control, event -> {
                    if (event instanceof TrainingEvent.Finished finished) {
                        end.add(finished);
                    }
                    events.accept(event);
                })
                .run();
        return control.isStopped() || end.isEmpty()
                ? Optional.empty()
                : end.getFirst().test().map(test -> test.predictions());
    }

    /// The places of each fold's images, in ascending order: shuffled, then dealt out class by class.
    static List<int[]> folds(LabelledImages images, int folds, long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, images.size()).boxed().toList());
        Collections.shuffle(order, new RandomAdaptor(new Well19937c(seed)));
        order.sort(Comparator.comparingInt(images::label));
        List<int[]> dealt = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            int first = fold;
            int[] places = IntStream.range(0, order.size())
                    .filter(i -> i % folds == first)
                    .map(order::get)
                    .toArray();
            Arrays.sort(places);
            dealt.add(places);
        }
        return dealt;
    }
}
