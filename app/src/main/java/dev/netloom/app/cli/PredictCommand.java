package dev.netloom.app.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.ChannelNormalization;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.inspect.Recognizer;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `predict NETWORK --weights FILE IMAGE...`: the classes that a trained network takes pictures for. They are made
/// what
/// the network was trained on: its size, colours and normalisation are kept with its weights.
final class PredictCommand extends Command {
    private static final int SHOWN = 5;

    /// A block of torchvision's GoogLeNet, which was trained on (x - 0.5) / 0.5.
    private static final String GOOGLENET = "inception5b.branch4.1.conv";

    private static final ChannelNormalization HALF =
            new ChannelNormalization(List.of(0.5f, 0.5f, 0.5f), List.of(0.5f, 0.5f, 0.5f));

    @Parameters(index = "0", paramLabel = "NETWORK", descriptionKey = "cli.option.network")
    private NetworkArgument network;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", descriptionKey = "cli.option.image")
    private List<Path> pictures;

    @Option(names = "--weights", paramLabel = "FILE", descriptionKey = "cli.option.weights-evaluated")
    private Path weights;

    /// The JSON that is printed.
    private record Line(String file, List<Guess> top) {}

    private record Guess(@JsonProperty("class") String className, float probability) {}

    PredictCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, IOException {
        Path file = weights != null
                ? weights
                : network.weights().orElseThrow(() -> misuse(Texts.of("cli.evaluate.no-weights", network.text())));
        Graph graph = network.read().graph();
        Weights learned = read(file, graph);
        Shape taken = graph.inputShape().orElseThrow();
        InputDescription input = InputDescription.parse(learned.input()).orElse(unsaid(graph, taken));
        if (!input.shape().equals(taken)) {
            throw new CommandFailure(Texts.of("cli.predict.other-input", file, input.shape(), taken));
        }
        boolean failed = false;
        try (Recognizer recognizer = new Recognizer(graph, learned)) {
            for (Path picture : pictures) {
                failed |= !predict(recognizer, input, picture);
            }
        } catch (WeightsMismatch e) {
            throw new CommandFailure(Reason.of(e));
        }
        if (failed) {
            throw new CommandFailure(Texts.of("cli.predict.some-unread"));
        }
    }

    /// What is likely where the weights do not say what they were trained on: colour pictures and 1,000 outputs are
    /// ImageNet's.
    static InputDescription unsaid(Graph graph, Shape taken) throws IOException {
        int outputs = GraphCheck.of(graph)
                .shapes()
                .get(graph.inOrder().getLast().id())
                .channels();
        List<String> names = Samples.imageNetClasses();
        if (taken.channels() != 3 || outputs != names.size()) {
            return InputDescription.of(taken);
        }
        InputDescription usual = InputDescription.ofImageNet(taken, names);
        return graph.contains(GOOGLENET) ? new InputDescription(taken, usual.fit(), HALF, names) : usual;
    }

    /// @return false where the picture cannot be read
    private boolean predict(Recognizer recognizer, InputDescription input, Path picture) {
        float[] image;
        try {
            image = input.read(picture);
        } catch (FileProblem problem) {
            console.note(Reason.of(problem));
            return false;
        }
        List<Float> probabilities = recognizer.recognize(image).probabilities();
        List<Guess> top = IntStream.range(0, probabilities.size())
                .mapToObj(label -> new Guess(input.className(label), probabilities.get(label)))
                .sorted(Comparator.comparing(Guess::probability).reversed())
                .limit(SHOWN)
                .toList();
        if (isJson()) {
            console.say(Json.line(new Line(picture.toString(), top)));
        } else {
            console.say(picture.toString());
            top.forEach(guess -> console.say(Texts.of("cli.predict.guess", guess.className, guess.probability)));
        }
        return true;
    }
}
