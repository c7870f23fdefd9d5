package dev.netloom.app.flow;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// One measure along the network: a bar for every stage, with its number where there is room, and a pale bar of what
/// is compared with.
final class FlowStrip extends Pane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    static final double HEAD = 112;
    private static final double ROOM_FOR_NUMBER = 46;
    private static final double NUMBER = 13;
    /// From a bar to the number above it.
    private static final double GAP = 3;

    /// What a bar says.
    ///
    /// @param from where it begins, 0 (bottom) to 1
    /// @param to where it ends
    /// @param value the number; NaN for no bar
    record Bar(double from, double to, double value, boolean wrong) {
        static final Bar NONE = new Bar(0, 0, Double.NaN, false);
    }

    private final String sign;
    private final Label title;
    private final Label range = Controls.label("", "flow-range");
    private final Region floor = new Region();
    private final Region band = new Region();
    private final List<Region> bars = new ArrayList<>();
    private final List<Region> ghosts = new ArrayList<>();
    private final List<Label> numbers = new ArrayList<>();
    private List<Bar> shown = List.of();
    private List<Bar> earlier = List.of();
    private double bandFrom;
    private double bandTo;
    private int chosen = -1;

    /// @param key of its title; `KEY.tip` explains it
    /// @param sign before every number
    FlowStrip(String key, String sign) {
        this.sign = sign;
        getStyleClass().add("flow-strip");
        title = Controls.label(Texts.of(key), "flow-strip-title");
        title.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        floor.getStyleClass().add("flow-floor");
        band.getStyleClass().add("flow-band");
        band.setVisible(false);
        getChildren().addAll(band, floor, title, range);
        setMinHeight(24);
    }

    /// Marks the values between two places as healthy.
    void mark(double from, double to) {
        bandFrom = from;
        bandTo = to;
        band.setVisible(to > from);
    }

    /// @param words the ends of the scale
    /// @param earlier one bar per stage, or none at all
    void show(List<Bar> shown, List<Bar> earlier, String words) {
        this.shown = shown;
        this.earlier = earlier;
        range.setText(words);
        while (bars.size() < shown.size()) {
            Region ghost = styled("flow-ghost");
            Region bar = styled("flow-bar");
            Label number = Controls.label("", "flow-number");
            ghosts.add(ghost);
            bars.add(bar);
            numbers.add(number);
            getChildren().addAll(ghost, bar, number);
        }
        for (int i = 0; i < bars.size(); i++) {
            boolean there = i < shown.size() && !Double.isNaN(shown.get(i).value());
            bars.get(i).setVisible(there);
            numbers.get(i).setVisible(there);
            ghosts.get(i)
                    .setVisible(
                            i < earlier.size() && !Double.isNaN(earlier.get(i).value()));
            if (there) {
                bars.get(i).pseudoClassStateChanged(WRONG, shown.get(i).wrong());
                numbers.get(i).pseudoClassStateChanged(WRONG, shown.get(i).wrong());
                numbers.get(i).setText(sign + Figures.of(shown.get(i).value()));
            }
        }
        requestLayout();
    }

    private static Region styled(String style) {
        Region region = new Region();
        region.getStyleClass().add(style);
        return region;
    }

    void choose(int index) {
        chosen = index;
        for (int i = 0; i < bars.size(); i++) {
            bars.get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
        }
    }

    /// The stage at a place, or -1.
    int at(double x) {
        double column = column();
        int index = (int) Math.floor((x - HEAD) / column);
        return x >= HEAD && index < shown.size() ? index : -1;
    }

    double column() {
        return (getWidth() - HEAD - 8) / Math.max(1, shown.size());
    }

    @Override
    protected void layoutChildren() {
        double column = column();
        double bottom = getHeight() - 2;
        boolean numbered = column >= ROOM_FOR_NUMBER && getHeight() >= 30;
        double room = bottom - (numbered ? NUMBER + GAP : 2);
        title.resizeRelocate(0, 2, HEAD - 8, 16);
        range.resizeRelocate(0, 17, HEAD - 8, 14);
        range.setVisible(getHeight() > 32);
        floor.resizeRelocate(HEAD, bottom, Math.max(0, getWidth() - HEAD - 8), 1);
        band.resizeRelocate(
                HEAD, bottom - bandTo * room, Math.max(0, getWidth() - HEAD - 8), (bandTo - bandFrom) * room);
        for (int i = 0; i < shown.size(); i++) {
            double left = HEAD + i * column + column * 0.2;
            double wide = Math.max(1, column * 0.6);
            place(ghosts.get(i), i < earlier.size() ? earlier.get(i) : Bar.NONE, left - 4, wide + 8, room, bottom);
            place(bars.get(i), shown.get(i), left, wide, room, bottom);
            Label number = numbers.get(i);
            double ghost = ghosts.get(i).isVisible() ? earlier.get(i).to() : 0;
            double top = Math.clamp(Math.max(shown.get(i).to(), ghost), 0, 1);
            double above = bottom - top * room - NUMBER - GAP;
            number.resizeRelocate(HEAD + i * column, Math.max(0, above), column, NUMBER);
            number.setVisible(numbered && !Double.isNaN(shown.get(i).value()));
        }
    }

    private static void place(Region bar, Bar what, double left, double wide, double room, double bottom) {
        double from = Math.clamp(what.from(), 0, 1);
        double to = Math.clamp(what.to(), 0, 1);
        double height = Math.max(2, (to - from) * room);
        bar.resizeRelocate(left, bottom - from * room - height, wide, height);
    }
}
