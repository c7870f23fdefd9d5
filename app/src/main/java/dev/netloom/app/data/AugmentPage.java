package dev.netloom.app.data;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.training.SettingText;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Batches;
import dev.netloom.engine.data.ChannelNormalization;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.data.augment.Rule;
import dev.netloom.engine.data.augment.RuleKind;
import dev.netloom.engine.train.ClassBalance;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingFields;
import dev.netloom.engine.train.ValidationSplit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/// What happens to a training image: the rules of the next run, and one image as each of its first epochs shows it.
final class AugmentPage extends VBox {
    static final int EPOCHS = 16;

    private static final int COLUMNS = 4;
    private static final int ORIGINAL = 168;
    private static final double GAP = 10;
    private static final double CAPTION = 20;

    private final TrainingSettings settings;
    private final Runnable changed;
    private final Label facts = Controls.paragraph("");
    private final Label problem = Controls.paragraph("", "bad");
    private final Map<RuleKind, RuleRow> rows = new EnumMap<>(RuleKind.class);
    private final Label title = Controls.label("", "gallery-title");
    private final ImageFrame original = new ImageFrame();
    private final TilePane grid = new TilePane(GAP, GAP);
    private final StackPane around = new StackPane(grid);
    private final List<ImageFrame> frames = new ArrayList<>();
    private final List<Label> captions = new ArrayList<>();
    private final Latest<Variants> variants = new Latest<>(this::show, this::fail);
    private final Random random = new Random();
    private Learned learned; // of the background thread
    private int chosen;
    private int count;

    /// Those images of a set that a run learns from.
    private record Learned(
            Dataset data, int limit, double validation, ClassBalance balance, long seed, LabelledImages images) {
        static Learned of(Dataset data, TrainingDescription run) {
            TrainingConfig plan = run.config();
            Dataset used = run.images() == 0 ? data : data.limited(run.images());
            LabelledImages images = plan.balance()
                    .of(ValidationSplit.of(used.train(), plan.validation(), plan.seed())
                            .train())
                    .normalized(ChannelNormalization.NONE);
            return new Learned(data, run.images(), plan.validation(), plan.balance(), plan.seed(), images);
        }

        boolean isOf(Dataset other, TrainingDescription run) {
            return data == other
                    && limit == run.images()
                    && validation == run.config().validation()
                    && balance == run.config().balance()
                    && seed == run.config().seed();
        }
    }

    /// Pictures of one image, and of what the epochs make of it.
    private record Variants(
            int index, int count, String className, Image original, List<Image> pictures, List<String> captions) {}

    /// @param changed asks for a refresh
    AugmentPage(TrainingSettings settings, Runnable changed) {
        this.settings = settings;
        this.changed = changed;
        setId("data-augment");
        getStyleClass().add("data-page");
        facts.setId("augment-facts");
        VBox head = new VBox(Controls.label(Texts.of("augment.title"), "page-title"), facts);
        head.getStyleClass().add("data-head");
        HBox body = new HBox(rules(), shown());
        body.getStyleClass().add("data-body");
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body);
        settings.describedProperty().subscribe(changed);
        settings.typed(TrainingFields.AUGMENT).subscribe(changed);
    }

    private ScrollPane rules() {
        VBox all = new VBox();
        all.getStyleClass().add("rule-rows");
        for (RuleKind kind : RuleKind.values()) {
            RuleRow row = new RuleRow(kind, this::change);
            rows.put(kind, row);
            all.getChildren().add(row);
        }
        TextField typed = new TextField();
        typed.setId("augment-typed");
        typed.setAccessibleText(SettingText.name(TrainingFields.AUGMENT));
        typed.textProperty().bindBidirectional(settings.typed(TrainingFields.AUGMENT));
        problem.setId("augment-problem");
        problem.managedProperty().bind(problem.visibleProperty());
        all.getChildren().addAll(Controls.paragraph(Texts.of("augment.typed"), "text-muted"), typed, problem);
        ScrollPane scroll = new ScrollPane(all);
        scroll.getStyleClass().addAll("edge-to-edge", "rule-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private HBox shown() {
        title.setId("augment-image");
        title.setWrapText(true);
        HBox buttons = new HBox(
                button("augment-previous", "mdi2c-chevron-left", () -> choose(chosen - 1)),
                button("augment-next", "mdi2c-chevron-right", () -> choose(chosen + 1)),
                button("augment-random", "mdi2s-shuffle-variant", () -> choose(random.nextInt(count))));
        VBox image = new VBox(original, title, buttons);
        image.getStyleClass().add("rule-image");
        image.setMinWidth(USE_PREF_SIZE);
        grid.setId("augment-grid");
        grid.setAccessibleText(Texts.of("augment.grid"));
        grid.setPrefColumns(COLUMNS);
        StackPane.setAlignment(grid, Pos.TOP_LEFT);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            Label caption = Controls.label(Texts.of("augment.epoch", epoch), "image-tile-label");
            captions.add(caption);
            frames.add(new ImageFrame());
            VBox tile = new VBox(frames.getLast(), caption);
            tile.setAlignment(Pos.TOP_CENTER);
            grid.getChildren().add(tile);
        }
        around.getStyleClass().add("rule-variants");
        around.setMinSize(0, 0);
        around.setPrefSize(0, 0); // its room decides how large the pictures are, never the other way round
        around.widthProperty().subscribe(changed);
        around.heightProperty().subscribe(changed);
        HBox.setHgrow(around, Priority.ALWAYS);
        HBox all = new HBox(image, around);
        all.setMinWidth(0);
        HBox.setHgrow(all, Priority.ALWAYS);
        return all;
    }

    private static Button button(String id, String icon, Runnable action) {
        return Controls.iconButton(id, icon, null, action);
    }

    private void choose(int index) {
        chosen = Math.floorMod(index, Math.max(1, count));
        changed.run();
    }

    /// Writes what the user made of one rule into the setting: where it is in the list, or at its end.
    private void change(RuleKind kind, Optional<Rule> rule) {
        List<Rule> rules = new ArrayList<>(settings.planProperty()
                .getValue()
                .map(TrainingConfig::augmentation)
                .orElse(Augmentation.NONE)
                .rules());
        int place = IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).kind() == kind)
                .findFirst()
                .orElse(rules.size());
        if (place < rules.size()) {
            rules.remove(place);
        }
        rule.ifPresent(known -> rules.add(place, known));
        settings.typed(TrainingFields.AUGMENT).set(new Augmentation(rules).toString());
    }

    /// Shows how the settings are now, and asks for the pictures. For the FX thread, while somebody looks.
    void refresh(Dataset data) {
        Optional<String> wrong = settings.problem(TrainingFields.AUGMENT);
        problem.setText(wrong.orElse(""));
        problem.setVisible(wrong.isPresent());
        Optional<TrainingDescription> run = settings.describedProperty().get();
        if (data == null || run.isEmpty()) {
            facts.setText(Texts.of(data == null ? "data.loading.title" : "augment.incomplete"));
            return;
        }
        TrainingConfig plan = run.get().config();
        facts.setText(Texts.of("augment.facts", Long.toString(plan.seed()), plan.epochs()));
        showRules(plan.augmentation(), data);
        int side = side();
        int index = chosen;
        if (side > 0) {
            variants.ask(() -> variants(data, run.get(), index, side));
        }
    }

    private int side() {
        double wide = (around.getWidth()
                        - around.getInsets().getLeft()
                        - around.getInsets().getRight())
                / COLUMNS;
        double high = (around.getHeight() - around.getInsets().getBottom()) / (EPOCHS / COLUMNS) - CAPTION;
        return (int) (Math.min(wide, high) - GAP);
    }

    private void showRules(Augmentation augmentation, Dataset data) {
        Shape shape = data.train().shape();
        RuleMeaning meaning = RuleMeaning.of(data.name(), data.classes());
        rows.forEach((kind, row) -> {
            Optional<Rule> rule = augmentation.rules().stream()
                    .filter(known -> known.kind() == kind)
                    .findFirst();
            row.show(
                    rule,
                    most(kind, Math.max(shape.height(), shape.width())),
                    rule.flatMap(known -> meaning.warning(kind, known.amount(), shape))
                            .map(Texts::of));
        });
    }

    /// How far the slider of a rule goes: pixels as far as the image does, bent by a quarter of that.
    private static double most(RuleKind kind, int side) {
        double pixels = kind == RuleKind.ELASTIC ? side / 4.0 : side;
        return kind.inPixels() ? Math.clamp(pixels, kind.usual(), kind.max()) : kind.max();
    }

    private Variants variants(Dataset data, TrainingDescription run, int index, int side) {
        if (learned == null || !learned.isOf(data, run)) {
            learned = Learned.of(data, run);
        }
        LabelledImages images = learned.images();
        int image = Math.min(index, images.size() - 1);
        TrainingConfig plan = run.config();
        Batches batches = new Batches(images, plan.batchSize(), plan.augmentation());
        int zoom = Pictures.zoom(images.shape(), side);
        List<Image> pictures = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            Batch seen = batches.variant(plan.seed(), epoch, image);
            pictures.add(Pictures.of(images.shape(), seen.images(), zoom));
            words.add(caption(epoch, seen, data.classes()));
        }
        String name = data.classes().get(images.label(image));
        return new Variants(image, images.size(), name, Pictures.of(images, image, ORIGINAL), pictures, words);
    }

    /// With both classes where images were mixed.
    private static String caption(int epoch, Batch seen, List<String> classes) {
        if (seen.mix() == null) {
            return Texts.of("augment.epoch", epoch);
        }
        double share = seen.mix().shares()[0];
        String other = classes.get(seen.mix().labels()[0]);
        return Texts.of("augment.epoch.mixed", epoch, classes.get(seen.labels()[0]), share, other, 1 - share);
    }

    private void show(Variants found) {
        count = found.count();
        chosen = found.index();
        title.setText(Texts.of("augment.image", found.className(), found.index(), found.count()));
        original.show(found.original(), ORIGINAL);
        int side = side();
        grid.setMaxWidth(COLUMNS * (side + GAP)); // or it makes more columns where there is room
        grid.setPrefTileWidth(side);
        grid.setPrefTileHeight(side + CAPTION);
        for (int i = 0; i < EPOCHS; i++) {
            frames.get(i).show(found.pictures().get(i), side);
            captions.get(i).setText(found.captions().get(i));
        }
    }

    private void fail(Exception failure) {
        facts.setText(FileReason.of(failure));
    }

    void takeKeyboard() {
        rows.get(RuleKind.SHIFT).takeKeyboard();
    }
}
