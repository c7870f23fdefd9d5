package dev.netloom.app.ensemble;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// What each member takes an image for, and how sure it is, as bars.
public final class MemberVotes extends GridPane {
    /// The true class where nobody knows it.
    public static final int UNKNOWN = -1;

    private static final double SHORTEST = 56;
    private static final double LONGEST = 130;

    /// What one member says.
    ///
    /// @param guess number of the class
    /// @param confidence its probability
    public record Vote(String member, int guess, float confidence) {}

    /// @param width of a bar for a probability of 1
    public MemberVotes(double width) {
        getStyleClass().add("member-votes");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(SHORTEST);
        name.setMaxWidth(LONGEST);
        ColumnConstraints bar = new ColumnConstraints(width);
        getColumnConstraints().addAll(name, new ColumnConstraints(), bar, new ColumnConstraints());
    }

    /// @param classes names, by number
    /// @param label the true class, or [#UNKNOWN]
    public void show(List<Vote> votes, List<String> classes, int label) {
        getChildren().clear();
        for (int row = 0; row < votes.size(); row++) {
            Vote vote = votes.get(row);
            String style = label == UNKNOWN ? "guess" : vote.guess() == label ? "right" : "wrong";
            Label member = Controls.label(vote.member(), "text-muted");
            member.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS); // members of one network differ in their numbers
            Label guess = Controls.label(
                    vote.guess() < classes.size() ? classes.get(vote.guess()) : String.valueOf(vote.guess()), style);
            guess.setMinWidth(Region.USE_PREF_SIZE);
            Label sure = Controls.label(Texts.of("mistakes.probability", vote.confidence()), "text-muted");
            sure.setMinWidth(Region.USE_PREF_SIZE);
            addRow(row, member, guess, bar(vote.confidence(), style), sure);
        }
    }

    private static Pane bar(float confidence, String style) {
        Region bar = new Region();
        bar.getStyleClass().addAll("mistake-bar", style);
        bar.setManaged(false);
        Pane track = new Pane(bar);
        track.widthProperty()
                .subscribe(width -> bar.resizeRelocate(0, 1, Math.max(1, confidence * width.doubleValue()), 10));
        track.getStyleClass().add("mistake-track");
        track.setMinHeight(12);
        track.setMaxHeight(12);
        return track;
    }
}
