package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `summary`: what a network costs and sees, without making a weight.
@CommandLine.Command(
        name = "summary",
        description = "Every layer's shape, parameters, multiply-adds and receptive field.")
final class SummaryCommand extends Command {
    @Parameters(paramLabel = "NETWORK", description = "a project file, or a template's name")
    String network;

    @Override
    int run() throws Failure, FileProblem, IOException {
        Summary summary = Summary.of(NetworkArgument.readReady(network));
        if (json()) {
            console.json(object(summary));
        } else {
            print(summary);
        }
        return DONE;
    }

    private static Map<String, Object> object(Summary summary) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("parameters", summary.parameters());
        object.put("multiply_adds", summary.multiplyAdds());
        object.put(
                "layers", summary.layers().stream().map(SummaryCommand::object).toList());
        return object;
    }

    private static Map<String, Object> object(Summary.Layer layer) {
        Shape shape = layer.output();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", layer.id());
        object.put("type", layer.type());
        object.put("output", List.of(shape.channels(), shape.height(), shape.width()));
        object.put("parameters", layer.parameters());
        object.put("multiply_adds", layer.multiplyAdds());
        object.put(
                "receptive_field",
                List.of(layer.receptiveField().height(), layer.receptiveField().width()));
        return object;
    }

    private void print(Summary summary) {
        String row = "%-14s %-20s %-16s %12s %14s %10s";
        console.line(row.formatted(
                Texts.of("cli.summary.id"),
                Texts.of("cli.summary.type"),
                Texts.of("cli.summary.output"),
                Texts.of("cli.summary.parameters"),
                Texts.of("cli.summary.multiply-adds"),
                Texts.of("cli.summary.field")));
        for (Summary.Layer layer : summary.layers()) {
            String field = layer.receptiveField().height() + " × "
                    + layer.receptiveField().width();
            console.line(row.formatted(
                    layer.id(),
                    layer.type(),
                    layer.output(),
                    "%,d".formatted(layer.parameters()),
                    "%,d".formatted(layer.multiplyAdds()),
                    field));
        }
        console.line(Texts.of("cli.summary.total", summary.parameters(), summary.multiplyAdds()));
    }
}
