package dev.netloom.app.diagram;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The diagrams that were, each with the name of the edit that left it.
final class DiagramHistory {
    private static final int LONGEST = 500;

    private record Step(Diagram diagram, String name) {}

    private final Deque<Step> past = new ArrayDeque<>();
    private final Deque<Step> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private String run = "";

    /// Remembers `before`, unless this edit continues a run of the same ones.
    void record(Diagram before, String name, String runOf) {
        boolean continues = !runOf.isEmpty() && runOf.equals(run) && !past.isEmpty();
        if (!continues) {
            past.push(new Step(before, name));
            if (past.size() > LONGEST) {
                past.removeLast();
            }
        }
        run = runOf;
        future.clear();
        publish();
    }

    void settle() {
        run = "";
    }

    Optional<Diagram> undo(Diagram now) {
        return step(past, future, now);
    }

    Optional<Diagram> redo(Diagram now) {
        return step(future, past, now);
    }

    private Optional<Diagram> step(Deque<Step> from, Deque<Step> to, Diagram now) {
        settle();
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Step step = from.pop();
        to.push(new Step(now, step.name()));
        publish();
        return Optional.of(step.diagram());
    }

    void clear() {
        past.clear();
        future.clear();
        settle();
        publish();
    }

    private void publish() {
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
        undoName.set(past.isEmpty() ? "" : past.peek().name());
        redoName.set(future.isEmpty() ? "" : future.peek().name());
    }

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }
}
