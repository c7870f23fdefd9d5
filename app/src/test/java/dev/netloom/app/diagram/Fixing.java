package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Applies every way out of a problem, and has the problem gone.
abstract class Fixing {
    static final Block OUTPUT = new Output();

    /// Applies each fix, looks for the problem, and gives back what the fixes call themselves.
    static List<String> solve(Diagram diagram, String id, String key) {
        Problem problem = problem(diagram, id, key);
        List<Fix> fixes = Fixes.of(diagram, check(diagram), id, problem);
        assertThat(fixes).isNotEmpty().allSatisfy(fix -> {
            Diagram after = fix.edit().apply(diagram);
            assertThat(check(after).problems(id))
                    .as(fix.name())
                    .noneMatch(left -> left.key().equals(key));
        });
        return fixes.stream().map(Fix::name).toList();
    }

    /// The same for a model that expects digits of 4 × 4 pixels, with undo; for the first problem of `id`.
    static List<String> adapt(Diagram diagram, String id) {
        DiagramModel model = new DiagramModel(diagram);
        assertThat(model.check().ok()).isTrue();
        model.expect(new DataFit(new Shape(1, 4, 4), 10));
        Problem problem = model.check().problems(id).getFirst();
        List<Fix> fixes = Fixes.of(diagram, model.check(), id, problem);
        fixes.forEach(fix -> {
            model.apply(fix);
            assertThat(model.check().ok()).as(fix.name()).isTrue();
            assertThat(model.undoNameProperty().get()).isEqualTo(fix.name());
            model.undo();
        });
        return fixes.stream().map(Fix::name).toList();
    }

    static Problem problem(Diagram diagram, String id, String key) {
        Optional<Problem> problem = check(diagram).problems(id).stream()
                .filter(found -> found.key().equals(key))
                .findFirst();
        assertThat(problem).as(key).isPresent();
        return problem.get();
    }

    static GraphCheck check(Diagram diagram) {
        return GraphCheck.of(diagram.graph());
    }

    static Diagram chain(Block... blocks) {
        return Diagram.of(new Project("test", Graph.chain(blocks), Map.of()));
    }

    static Diagram diagram(Node... nodes) {
        return Diagram.of(new Project("test", new Graph(List.of(nodes)), Map.of()));
    }
}
