package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `summary NETWORK`: what every layer makes, costs and sees. Computes nothing, and so needs no native library.
final class SummaryCommand extends Command {
    @Parameters(paramLabel = "NETWORK", descriptionKey = "cli.option.network")
    private NetworkArgument network;

    @Mixin
    private final AdapterArguments recast = new AdapterArguments();

    /// The JSON that is printed.
    private record Line(long parameters, long multiplyAdds, List<Layer> layers) {}

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

    private static Layer json(Summary.Layer layer) {
        Shape output = layer.output();
        return new Layer(
                layer.id(),
                layer.type(),
                List.of(output.channels(), output.height(), output.width()),
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
