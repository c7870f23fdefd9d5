package dev.netloom.app.diagram;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.graph.Summary;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;

/// The open document: its diagram and what follows from it, what is selected, its file. Views bind to the properties
/// and call the verbs; every change goes through [#edit] and so can be undone.
public final class DiagramModel {
    private final ReadOnlyObjectWrapper<Diagram> diagram = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<GraphCheck> check = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Summary> summary = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Set<String>> selection = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Set<String>> selectedNotes = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Optional<Wire>> selectedWire = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<DataFit>> data = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final DiagramHistory history = new DiagramHistory();
    /// What the file holds, also as it looks with other groups folded; none for nothing of use.
    private final Set<Diagram> saved = new HashSet<>();

    public DiagramModel(Diagram first) {
        open(first, Optional.empty());
    }

    public ReadOnlyObjectProperty<Diagram> diagramProperty() {
        return diagram.getReadOnlyProperty();
    }

    public Diagram diagram() {
        return diagram.get();
    }

    /// The check of the diagram, always of the current one.
    public ReadOnlyObjectProperty<GraphCheck> checkProperty() {
        return check.getReadOnlyProperty();
    }

    public GraphCheck check() {
        return check.get();
    }

    /// Costs and receptive fields of the blocks whose shapes are known.
    public ReadOnlyObjectProperty<Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Ids of the selected blocks.
    public ReadOnlyObjectProperty<Set<String>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public Set<String> selection() {
        return selection.get();
    }

    /// Names of the selected notes.
    public ReadOnlyObjectProperty<Set<String>> selectedNotesProperty() {
        return selectedNotes.getReadOnlyProperty();
    }

    public Set<String> selectedNotes() {
        return selectedNotes.get();
    }

    /// The selected block, if it is exactly one.
    public Optional<Node> selected() {
        return selection().size() == 1
                ? diagram().graph().find(selection().iterator().next())
                : Optional.empty();
    }

    public ReadOnlyObjectProperty<Optional<Wire>> selectedWireProperty() {
        return selectedWire.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /// True while there is something that no file holds.
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /// How many documents were opened so far: it grows where another takes the place of the one that was there.
    public ReadOnlyIntegerProperty openedProperty() {
        return opened.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return history.canUndoProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return history.canRedoProperty();
    }

    public ReadOnlyStringProperty undoNameProperty() {
        return history.undoNameProperty();
    }

    public ReadOnlyStringProperty redoNameProperty() {
        return history.redoNameProperty();
    }

    /// Replaces the document.
    public void open(Diagram next, Optional<Path> from) {
        history.clear();
        keepAsSaved(next);
        file.set(from);
        select(Set.of());
        show(next);
        opened.set(opened.get() + 1);
    }

    /// Replaces the document by one that no file holds as it is.
    ///
    /// @param home the file that it belongs to, if any
    public void restore(Diagram kept, Optional<Path> home) {
        open(kept, home);
        saved.clear();
        show(kept);
    }

    /// Says that `what` is now in the file `to`. The diagram takes its name, even if it was edited meanwhile.
    public void saved(Diagram what, Path to) {
        keepAsSaved(what);
        file.set(Optional.of(to));
        show(diagram().named(what.name()));
    }

    /// Applies an edit; `key` names it in the texts, under `edit.`.
    ///
    /// @param arguments what the name is filled in with; none for the blocks or the wire that the edit changes
    public void edit(String key, UnaryOperator<Diagram> edit, Object... arguments) {
        commit("", edit, (before, after) -> EditName.of(key, before, after, arguments));
    }

    /// Folds or unfolds groups: another look at the same network, which makes it no changed one, though blocks move to
    /// make room.
    public void fold(String key, UnaryOperator<Diagram> edit) {
        Diagram after = edit.apply(diagram());
        if (!dirty.get()) {
            saved.add(nameless(after));
        }
        edit(key, before -> after);
    }

    /// Applies an edit of a run, of which all are one step of the history as long as `run` stays the same.
    public void edit(String key, String run, UnaryOperator<Diagram> edit) {
        commit(run, edit, (before, after) -> EditName.of(key, before, after));
    }

    /// Applies a way out of a problem.
    public void apply(Fix fix) {
        commit("", fix.edit(), (before, after) -> fix.name());
    }

    /// From now on the network has to fit these images, too.
    public void expect(DataFit images) {
        examine(diagram(), Optional.of(images));
        data.set(Optional.of(images));
    }

    /// What the images in use ask of the network; the check knows it before anybody hears of it.
    public ReadOnlyObjectProperty<Optional<DataFit>> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /// Changes a setting; a run of changes of one setting is one step of the history.
    ///
    /// @throws dev.netloom.engine.block.InvalidSetting where the value is out of range
    public void change(String id, String setting, Object value) {
        change(Set.of(id), setting, value);
    }

    /// Changes a setting of several blocks of one type.
    ///
    /// @throws dev.netloom.engine.block.InvalidSetting where the value is out of range
    public void change(Collection<String> ids, String setting, Object value) {
        commit(
                ids + "." + setting,
                before -> {
                    Diagram after = before;
                    for (String id : ids) {
                        after = Edits.change(after, id, setting, value);
                    }
                    return after;
                },
                (before, after) ->
                        nameOfChange(after.graph().node(ids.iterator().next()).block(), setting));
    }

    private static String nameOfChange(Block block, String setting) {
        String key = BlockType.of(block).key();
        return Texts.of("edit.change", Texts.of("setting." + key + "." + setting), EditName.of(block));
    }

    /// Gives a block another name; it stays selected.
    ///
    /// @param name one that has no [Edits#namingProblem]
    public void rename(String id, String name) {
        settle();
        record("", Edits.rename(diagram(), id, name), (before, after) -> Texts.of("edit.name", id, name));
    }

    /// Ends a run of changes: the next one is a step of its own.
    public void settle() {
        history.settle();
    }

    /// Adds `seed` by an edit of the diagram, and selects what came of it.
    public void plant(PaletteEntry seed, UnaryOperator<Diagram> edit) {
        String id = diagram().graph().freshId(seed.block());
        edit("add", edit);
        if (diagram().graph().contains(id)) {
            select(Set.of(id));
        }
    }

    /// Adds `seed` behind the selected block, or at the end of the network, and selects what came of it.
    public void plantNext(PaletteEntry seed) {
        FocusOrder stops = FocusOrder.of(Visible.of(diagram()));
        Optional<String> after = selected()
                .map(Node::id)
                .filter(id -> !(diagram().graph().node(id).block() instanceof Output))
                .or(() -> selection().stream()
                        .findFirst()
                        .map(stops::at)
                        .filter(stop -> stops.blocks(stop).equals(selection()))
                        .flatMap(stops::exit))
                .or(() -> last(selection()))
                .or(() -> PaletteEntry.end(diagram().graph()));
        plant(
                seed,
                before ->
                        after.map(id -> seed.behind(before, id)).orElseGet(() -> seed.at(before, PaletteEntry.ORIGIN)));
    }

    /// Of several blocks the one that comes last in the network, and may be followed.
    private Optional<String> last(Set<String> ids) {
        return diagram().graph().nodes().stream()
                .filter(node -> ids.contains(node.id()) && !(node.block() instanceof Output))
                .map(Node::id)
                .reduce((first, second) -> second);
    }

    /// Deletes what is selected, blocks or a wire; of a wire to a card of a group, all that are seen as that one.
    public void deleteSelection() {
        Optional<Wire> wire = selectedWire.get();
        if (wire.isPresent()) {
            FocusOrder stops = FocusOrder.of(Visible.of(diagram()));
            List<Wire> alike = stops.between(
                    stops.at(wire.get().from()), stops.at(wire.get().to()));
            edit("disconnect", before -> Edits.disconnect(before, alike));
        } else if (!selection().isEmpty()) {
            Set<String> gone = selection();
            edit("delete", before -> Edits.delete(before, gone));
        }
    }

    public void undo() {
        history.undo(diagram()).ifPresent(this::show);
    }

    public void redo() {
        history.redo(diagram()).ifPresent(this::show);
    }

    public void select(Collection<String> ids) {
        settle();
        selectedNotes.set(Set.of());
        selectedWire.set(Optional.empty());
        selection.set(
                ids.stream().filter(id -> diagram().graph().contains(id)).collect(Collectors.toUnmodifiableSet()));
    }

    /// Selects blocks and notes.
    public void select(Collection<String> ids, Collection<String> notes) {
        select(ids);
        selectedNotes.set(Set.copyOf(notes));
    }

    public void selectWire(Wire wire) {
        select(Set.of());
        selectedWire.set(Optional.of(wire));
    }

    private void commit(String run, UnaryOperator<Diagram> edit, BiFunction<Diagram, Diagram, String> name) {
        record(run, GroupEdits.adopt(diagram(), edit.apply(diagram())), name);
    }

    private void record(String run, Diagram after, BiFunction<Diagram, Diagram, String> name) {
        Diagram before = diagram();
        if (!after.equals(before)) {
            history.record(before, name.apply(before, after), run);
            show(after);
        }
    }

    /// Check and summary are there before anybody hears of the diagram, so that every view sees one state.
    private void show(Diagram shown) {
        UnaryOperator<String> named = naming(diagram(), shown);
        examine(shown, data.get());
        diagram.set(shown);
        dirty.set(!saved.contains(nameless(shown)));
        selectedNotes.set(
                selectedNotes().stream().filter(shown.notes()::containsKey).collect(Collectors.toUnmodifiableSet()));
        selection.set(selection().stream()
                .map(named)
                .filter(shown.graph()::contains)
                .collect(Collectors.toUnmodifiableSet()));
        selectedWire.set(selectedWire
                .get()
                .map(wire -> new Wire(named.apply(wire.from()), named.apply(wire.to())))
                .filter(shown.wires()::contains));
    }

    /// What a block is called afterwards: where one has gone and one has come, that is the same one by another name.
    private static UnaryOperator<String> naming(Diagram before, Diagram after) {
        List<String> gone = before == null ? List.of() : EditName.missing(after.graph(), before.graph());
        List<String> come = gone.size() == 1 ? EditName.missing(before.graph(), after.graph()) : List.of();
        return id -> come.size() == 1 && gone.contains(id) ? come.getFirst() : id;
    }

    private void keepAsSaved(Diagram what) {
        saved.clear();
        saved.add(nameless(what));
    }

    /// A name alone is no change worth asking about.
    private static Diagram nameless(Diagram diagram) {
        return diagram.named("");
    }

    private void examine(Diagram shown, Optional<DataFit> images) {
        GraphCheck own = GraphCheck.of(shown.graph());
        summary.set(Summary.of(shown.graph(), own));
        check.set(images.map(fit -> fit.judge(shown.graph(), own)).orElse(own));
    }
}
