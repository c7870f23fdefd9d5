package dev.netloom.app.gallery;

import dev.netloom.app.ui.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The probabilities of classes as bars: the true one green, a wrong guess red.
public final class ProbabilityBars extends GridPane {
    /// The true class where nobody knows it.
    public static final int UNKNOWN = -1;

    private final ColumnConstraints barColumn = new ColumnConstraints();

    public ProbabilityBars(double width) {
        getStyleClass().add("mistake-bars");
        getColumnConstraints().addAll(right(), barColumn, right());
        setBarWidth(width);
    }

    public void setBarWidth(double width) {
        barColumn.setPrefWidth(width);
        barColumn.setMinWidth(width);
    }

    /// All classes, in their order.
    public void show(List<String> classes, float[] probabilities, int label) {
        List<Integer> order = IntStream.range(0, probabilities.length).boxed().toList();
        show(classes, probabilities, label, order);
    }

    /// The `count` likeliest classes, the likeliest first.
    public void showTop(List<String> classes, float[] probabilities, int label, int count) {
        List<Integer> order = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparing((Integer k) -> probabilities[k]).reversed())
                .limit(count)
                .toList();
        show(classes, probabilities, label, order);
    }

    private void show(List<String> classes, float[] probabilities, int label, List<Integer> order) {
        getChildren().clear();
        int guess = guess(probabilities);
        for (int row = 0; row < order.size(); row++) {
            int k = order.get(row);
            String style = k == label ? "right" : k != guess ? "other" : label == UNKNOWN ? "guess" : "wrong";
            addBar(row, classes.get(k), probabilities[k], style);
        }
        setAccessibleText(Texts.of("mistakes.bars", guess < 0 ? "" : classes.get(guess)));
    }

    private static int guess(float[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .max(Comparator.comparing((Integer k) -> probabilities[k]).thenComparing(Comparator.reverseOrder()))
                .orElse(-1);
    }

    private void addBar(int row, String name, double probability, String style) {
        Label label = new Label(name);
        label.getStyleClass().add(style);
        Region bar = new Region();
        bar.getStyleClass().addAll("mistake-bar", style);
        bar.setManaged(false);
        Pane track = new Pane(bar);
        track.widthProperty()
                .subscribe(width -> bar.resizeRelocate(0, 1, Math.max(1, probability * width.doubleValue()), 10));
        track.getStyleClass().add("mistake-track");
        track.setMinHeight(12);
        track.setMaxHeight(12);
        Label value = new Label(Texts.of("mistakes.probability", probability));
        value.getStyleClass().add("text-muted");
        addRow(row, label, track, value);
    }

    private static ColumnConstraints right() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        column.setMinWidth(Region.USE_PREF_SIZE);
        return column;
    }
}
