package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Rewrite;
import java.util.function.Consumer;
import javafx.geometry.Point2D;

/// Offers changes of several blocks, to be accepted or left.
record EditProposals(DiagramModel model, CanvasPopups popups, ProposalPreview preview) {
    /// Shows the change beside a point of the scene; or says why there is none.
    ///
    /// @param furnish puts further choices into the card
    void offer(Rewrite rewrite, Point2D scene, Consumer<ProposalCard> furnish) {
        switch (rewrite) {
            case Rewrite.Refusal refusal -> popups.say(refusal.text());
            case Rewrite.Proposal proposal -> {
                popups.close();
                ProposalCard card = new ProposalCard(proposal, preview, this::accept);
                furnish.accept(card);
                popups.open(card, scene);
            }
        }
    }

    private void accept(Rewrite.Proposal proposal) {
        model.edit("rewrite." + proposal.key(), before -> proposal.after());
        model.select(proposal.made());
    }
}
