package dev.netloom.app.data;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.DataSets;
import dev.netloom.app.ui.DataText;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Catalogue;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was understood of images before they are taken: classes with their counts, how pictures are resized, with
/// both
/// side by side, how they are split, and what was left out. Other settings read them anew.
final class OpenDataPage extends BorderPane {
    private static final int PAIRS = 4;

    private final DataOpening opening = new DataOpening();
    private final Label title = Controls.label("", "page-title");
    private final Label facts = Controls.paragraph("");
    private final Label skipped = Controls.paragraph("", "data-skipped");
    private final Label problem = Controls.paragraph("", "bad");
    private final DataSettingsPane settings = new DataSettingsPane(this::readAnew);
    private final ListView<ClassSummary> classes = new ListView<>();
    private final PairRow pairs = new PairRow();
    private final ProgressBar bar = new ProgressBar();
    private final Button fetch = new Button(Texts.of("data.open.fetch"));
    private final Button use = new Button(Texts.of("data.open.use"));
    private final Button edit = new Button(Texts.of("command.data-edit"));
    private final Button cancel = new Button(Texts.of("data.open.cancel"));
    private DataSummary shown;
    private Runnable closed = () -> {};
    private BiConsumer<Dataset, DataChoice> taken = (images, choice) -> {};
    private Consumer<Path> editing = folder -> {};

    OpenDataPage() {
        setId("data-open");
        getStyleClass().add("open-data");
        facts.setId("open-facts");
        problem.setId("open-problem");
        skipped.setId("open-skipped");
        VBox left = new VBox(facts, problem, skipped, settings);
        left.getStyleClass().add("open-left");
        ScrollPane scroll = new ScrollPane(left);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "open-scroll");
        VBox head = new VBox(title);
        head.getStyleClass().add("data-head");
        setTop(head);
        setLeft(scroll);
        setCenter(body());
        setBottom(buttons());
        setVisible(false);
        managed(facts, problem, skipped, settings, fetch, edit);
        opening.summaryProperty().subscribe(this::show);
        opening.problemProperty().subscribe(this::show);
        opening.busyProperty().subscribe(this::show);
        opening.progressProperty().subscribe(now -> bar.setProgress(now.doubleValue()));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    private static void managed(Node... nodes) {
        for (Node node : nodes) {
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    private VBox body() {
        classes.setId("open-classes");
        classes.getStyleClass().addAll("edge-to-edge", "class-list");
        classes.setAccessibleText(Texts.of("data.classes"));
        classes.setCellFactory(list -> new ClassCell(() -> shown == null ? 1 : shown.largest()));
        classes.getSelectionModel().selectedItemProperty().subscribe(this::showPairs);
        ScrollPane scroll = new ScrollPane(pairs);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        HBox body = new HBox(classes, scroll);
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox all = new VBox(body);
        all.getStyleClass().add("open-shown");
        return all;
    }

    private HBox buttons() {
        bar.setId("open-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("data.open.reading"));
        Region gap = new Region();
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox.setHgrow(gap, Priority.ALWAYS);
        fetch.setId("open-fetch");
        fetch.setOnAction(event -> opening.fetch(opening.choiceProperty().get()));
        use.setId("open-use");
        use.setDefaultButton(true);
        use.setOnAction(event -> {
            setVisible(false);
            taken.accept(
                    opening.summaryProperty().get().data(),
                    opening.choiceProperty().get());
        });
        cancel.setId("open-cancel");
        cancel.setOnAction(event -> close());
        edit.setId("open-edit");
        edit.setTooltip(Controls.tooltip(Texts.of("command.data-edit.tip")));
        edit.setOnAction(event -> shown.editable().ifPresent(folder -> editing.accept(folder)));
        HBox buttons = new HBox(bar, gap, fetch, edit, cancel, use);
        buttons.getChildren().forEach(button -> ((Region) button).setMinWidth(USE_PREF_SIZE));
        buttons.getStyleClass().add("open-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        managed(bar);
        gap.visibleProperty().bind(bar.visibleProperty().not());
        managed(gap);
        return buttons;
    }

    /// @param closed is told that nothing was taken
    /// @param taken takes the images
    void setOnClosed(Runnable closed, BiConsumer<Dataset, DataChoice> taken) {
        this.closed = closed;
        this.taken = taken;
    }

    /// @param editing changes the set of pictures in a folder
    void setOnEdit(Consumer<Path> editing) {
        this.editing = editing;
    }

    BooleanProperty shownProperty() {
        return visibleProperty();
    }

    /// Reads the set of this name or path; one that has to be fetched first says so.
    void open(DataChoice choice) {
        setVisible(true);
        settings.show(choice.settings());
        shown = null;
        if (isToBeFetched(choice.name())) {
            opening.stay(choice);
        } else {
            opening.ask(choice);
        }
        show();
        use.requestFocus();
    }

    private static boolean isToBeFetched(String name) {
        Catalogue catalogue = DataSets.catalogue();
        return catalogue.has(name) && catalogue.find(name).isEmpty();
    }

    private void readAnew(DataSettings read) {
        opening.ask(new DataChoice(opening.choiceProperty().get().name(), read));
    }

    private void show() {
        DataChoice choice = opening.choiceProperty().get();
        if (choice == null) {
            return;
        }
        boolean busy = opening.busyProperty().get();
        DataSummary summary = opening.summaryProperty().get();
        Dataset images = summary == null ? null : summary.data();
        boolean toBeFetched = images == null && isToBeFetched(choice.name());
        title.setText(Texts.of("data.open.title", images == null ? DataText.name(choice.name()) : images.name()));
        problem.setText(opening.problemProperty().get());
        problem.setVisible(!problem.getText().isEmpty());
        bar.setVisible(busy);
        fetch.setVisible(toBeFetched && !busy);
        use.setDisable(busy || images == null);
        edit.setVisible(images != null && summary.editable().isPresent());
        facts.setText(
                images != null
                        ? String.join("\n\n", DataText.facts(images))
                        : toBeFetched ? about(choice.name()) : busy ? Texts.of("data.open.reading") : "");
        facts.setVisible(!facts.getText().isEmpty());
        settings.setVisible(images != null);
        skipped.setVisible(images != null && !images.skipped().isEmpty());
        if (images != null) {
            skipped.setText(DataText.skipped(images));
            settings.suit(images.origin());
            if (shown != summary) {
                shown = summary;
                classes.getItems().setAll(summary.classes());
                classes.getSelectionModel().selectFirst();
                showPairs();
            }
        } else {
            shown = null;
            classes.getItems().clear();
            pairs.getChildren().clear();
        }
    }

    private static String about(String name) {
        Catalogue catalogue = DataSets.catalogue();
        return Texts.of("data." + name + ".about") + "\n" + catalogue.source(name) + "\n"
                + Texts.of("data.open.to-fetch", catalogue.files(name), catalogue.folder(name));
    }

    private void showPairs() {
        ClassSummary chosen = classes.getSelectionModel().getSelectedItem();
        if (shown != null && chosen != null) {
            LabelledImages images = shown.data().train();
            pairs.show(
                    images,
                    IntStream.range(0, images.size())
                            .filter(place -> images.label(place) == chosen.label())
                            .limit(PAIRS)
                            .boxed()
                            .toList());
        }
    }

    void close() {
        opening.cancel();
        setVisible(false);
        closed.run();
    }
}
