package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.InvalidSetting;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.NetworkAdapter;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import java.io.IOException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--input CxHxW` and `--classes N`: a network for other images, or for other classes, than its own.
final class AdapterArguments {
    private static final int NONE = 0;

    @Option(
            names = "--input",
            paramLabel = "CxHxW",
            converter = ShapeConverter.class,
            descriptionKey = "cli.option.input")
    private Shape image;

    @Option(
            names = "--classes",
            paramLabel = "N",
            converter = CountConverter.class,
            descriptionKey = "cli.option.classes")
    private int classes = NONE;

    /// `3x224x224`: channels, rows, columns, each from 1 on.
    static final class ShapeConverter implements ITypeConverter<Shape> {
        @Override
        public Shape convert(String text) {
            if (!text.matches("[1-9]\\d{0,8}[xX\u00d7][1-9]\\d{0,8}[xX\u00d7][1-9]\\d{0,8}")) {
                throw new TypeConversionException(Texts.of("cli.no-shape", text));
            }
            String[] sides = text.split("[xX\u00d7]");
            return new Shape(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), Integer.parseInt(sides[2]));
        }
    }

    /// A whole number from 1 on.
    static final class CountConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("[1-9]\\d{0,8}")) {
                throw new TypeConversionException(Texts.of("cli.no-count", text));
            }
            return Integer.valueOf(text);
        }
    }

    boolean isAsked() {
        return image != null || classes != NONE;
    }

    /// The network for these images and classes.
    Project of(NetworkArgument network) throws CommandFailure, FileProblem, IOException {
        Project project = network.load();
        Graph graph = recast(project.graph(), network.text());
        GraphCheck check = GraphCheck.of(graph);
        if (!check.ok()) {
            String images = image == null ? "" : plain(image);
            throw new CommandFailure(Texts.of(
                    image == null ? "cli.network.problems" : "cli.recast.problems",
                    network.text(),
                    Reason.of(check),
                    images));
        }
        return new Project(
                project.name(), graph, project.places(), project.groups(), project.notes(), project.training());
    }

    private Graph recast(Graph graph, String name) throws CommandFailure {
        try {
            Graph seeing = image == null ? graph : NetworkAdapter.forImages(graph, image);
            if (classes == NONE) {
                return seeing;
            }
            return NetworkAdapter.forClasses(seeing, classes)
                    .filter(made -> endsIn(made, classes))
                    .orElseThrow(() -> new CommandFailure(Texts.of("cli.recast.classes", name, classes)));
        } catch (InvalidSetting setting) {
            throw new CommandFailure(Texts.of(
                    "cli.recast.range",
                    Texts.of("setting." + setting.block() + "." + setting.setting()),
                    Texts.of("block." + setting.block() + ".name"),
                    setting.value(),
                    setting.min(),
                    setting.max()));
        }
    }

    /// A network with other problems is not judged by its classes: those problems are told.
    private static boolean endsIn(Graph graph, int classes) {
        GraphCheck check = GraphCheck.of(graph);
        return !check.ok()
                || graph.nodes().stream()
                        .filter(node -> node.block() instanceof Output)
                        .allMatch(node -> check.shape(node.id()).orElseThrow().channels() == classes);
    }

    private static String plain(Shape shape) {
        return shape.channels() + "x" + shape.height() + "x" + shape.width();
    }
}
