package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `summary NETWORK`: what every layer makes, costs and sees; without one, which networks there are. Computes
/// nothing, and
/// so needs no native library.
final class SummaryCommand extends Command {
    @Parameters(paramLabel = "NETWORK", arity = "0..1", descriptionKey = "cli.option.network")
    private NetworkArgument network;

    @Mixin
    private final AdapterArguments recast = new AdapterArguments();

    /// The JSON that is printed.
    private record Line(long parameters, long multiplyAdds, List<Layer> layers) {}

    private record Known(String network, List<Integer> input, int layers, long parameters, long multiplyAdds) {}

    private record Layer(
            String id,
            String type,
            List<Integer> output,
            long parameters,
            long multiplyAdds,
            List<Integer> receptiveField) {}

    SummaryCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, IOException {
        if (network == null) {
            if (recast.isAsked()) {
                throw misuse(Texts.of("cli.summary.nothing"));
            }
            list();
            return;
        }
        Project project = recast.isAsked() ? recast.of(network) : network.read();
        Summary summary = Summary.of(project.graph());
        if (isJson()) {
            console.say(Json.line(new Line(
                    summary.parameters(),
                    summary.multiplyAdds(),
                    summary.layers().stream().map(SummaryCommand::json).toList())));
        } else {
            print(project.name(), summary);
        }
    }

    private void list() throws CommandFailure, FileProblem, IOException {
        List<Known> all = new ArrayList<>();
        for (String name : NetworkArgument.names()) {
            Graph graph = new NetworkArgument(name).read().graph();
            Summary summary = Summary.of(graph);
            all.add(new Known(
                    name,
                    dims(graph.inputShape().orElseThrow()),
                    summary.depth(),
                    summary.parameters(),
                    summary.multiplyAdds()));
        }
        if (isJson()) {
            all.forEach(known -> console.say(Json.line(known)));
            return;
        }
        Table table = new Table(
                Texts.of("cli.summary.network"),
                Texts.of("cli.summary.input"),
                Texts.of("cli.summary.layers"),
                Texts.of("cli.summary.parameters"),
                Texts.of("cli.summary.multiply-adds"));
        all.forEach(known -> table.row(
                known.network(),
                known.input().stream().map(String::valueOf).collect(Collectors.joining("x")),
                count(known.layers()),
                count(known.parameters()),
                count(known.multiplyAdds())));
        table.lines().forEach(console::say);
    }

    private static List<Integer> dims(Shape shape) {
        return List.of(shape.channels(), shape.height(), shape.width());
    }

    private static Layer json(Summary.Layer layer) {
        return new Layer(
                layer.id(),
                layer.type(),
                dims(layer.output()),
                layer.parameters(),
                layer.multiplyAdds(),
                List.of(layer.receptiveField().height(), layer.receptiveField().width()));
    }

    private void print(String name, Summary summary) {
        Table table = new Table(
                Texts.of("cli.summary.block"),
                Texts.of("cli.summary.output"),
                Texts.of("cli.summary.parameters"),
                Texts.of("cli.summary.multiply-adds"),
                Texts.of("cli.summary.sees"));
        for (Summary.Layer layer : summary.layers()) {
            table.row(
                    layer.id(),
                    layer.output().toString().replace('×', 'x'),
                    count(layer.parameters()),
                    count(layer.multiplyAdds()),
                    Texts.of(
                            "cli.summary.field",
                            layer.receptiveField().height(),
                            layer.receptiveField().width()));
        }
        table.row(Texts.of("cli.summary.total"), "", count(summary.parameters()), count(summary.multiplyAdds()), "");
        console.say(Texts.of("cli.summary.title", name, summary.depth()));
        table.lines().forEach(console::say);
    }

    private static String count(long value) {
        return value == 0 ? "" : Texts.of("cli.count", value);
    }
}
