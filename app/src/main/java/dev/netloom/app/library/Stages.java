package dev.netloom.app.library;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.graph.Summary.Layer;
import dev.netloom.engine.store.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A network in few lines: its outermost groups, and between them the blocks that change a shape or learn.
///
/// @param parameters of the whole network
/// @param layers those with weights, as [Summary#depth] counts
/// @param multiplyAdds of its convolutions and dense layers, for one image
public record Stages(Shape image, List<Stage> stages, int layers, long parameters, long multiplyAdds) {
    /// With fewer groups than this, blocks say more.
    private static final int FEW = 3;

    private static final Set<String> QUIET = Set.of("input", "output", "dropout", "relu", "tanh", "sigmoid", "flatten");

    /// @param icon key of a block, for its picture and colour
    /// @param blocks how many it is made of
    /// @param skips how many skip connections end in it
    /// @param output what it passes on
    public record Stage(
            String icon, String title, int blocks, int skips, Shape output, long parameters, long multiplyAdds) {
        Stage and(Layer layer) {
            return new Stage(
                    icon,
                    title,
                    blocks + 1,
                    skips + ends(layer),
                    layer.output(),
                    parameters + layer.parameters(),
                    multiplyAdds + layer.multiplyAdds());
        }
    }

    public static Stages of(Project project) {
        Summary summary = Summary.of(project.graph());
        Groups groups = project.groups().all().size() < FEW ? Groups.NONE : project.groups();
        Map<String, Stage> stages = new LinkedHashMap<>();
        for (Layer layer : summary.layers()) {
            List<Group> around = groups.around(layer.id());
            if (!around.isEmpty()) {
                Group group = around.getLast();
                stages.merge(
                        group.id(), Stages.first("network", group.title(), layer), (stage, one) -> stage.and(layer));
            } else if (!QUIET.contains(layer.type())) {
                stages.put(layer.id(), first(layer.type(), Texts.of("block." + layer.type() + ".name"), layer));
            }
        }
        Shape image = summary.layers().getFirst().output();
        return new Stages(
                image, List.copyOf(stages.values()), summary.depth(), summary.parameters(), summary.multiplyAdds());
    }

    private static Stage first(String icon, String title, Layer layer) {
        return new Stage(icon, title, 1, ends(layer), layer.output(), layer.parameters(), layer.multiplyAdds());
    }

    private static int ends(Layer layer) {
        return layer.type().equals("add") ? 1 : 0;
    }

    /// The block types of a network, by their keys.
    static Set<String> blocksOf(Project project) {
        return Set.copyOf(project.graph().nodes().stream()
                .map(node -> BlockType.of(node.block()).key())
                .distinct()
                .toList());
    }
}
