package dev.netloom.app.compare;

import dev.netloom.app.ui.Controls;
import dev.netloom.engine.data.Dataset;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The two networks in numbers, and on a digit what they see of it.
final class FactsPane extends FlowPane {
    private static final double WIDTH = 296;

    private final ReadOnlyObjectProperty<Dataset> data;
    private final NumbersGrid numbers = new NumbersGrid();
    private final ReceptiveFieldPicture first = new ReceptiveFieldPicture("first");
    private final ReceptiveFieldPicture second = new ReceptiveFieldPicture("second");
    private Optional<NetworkPair> pair = Optional.empty();
    private int digit;

    /// @param data the images, once they are loaded; else null
    FactsPane(ReadOnlyObjectProperty<Dataset> data) {
        this.data = data;
        getStyleClass().add("compare-facts");
        Button another = Controls.iconButton("compare-digit", "mdi2s-shuffle-variant", null, () -> {
            digit++;
            showDigit();
        });
        HBox digits = new HBox(first, second, another);
        digits.setAlignment(Pos.TOP_LEFT);
        digits.getStyleClass().add("compare-picture");
        getChildren().addAll(numbers, digits);
        setPrefWrapLength(WIDTH);
        setMinWidth(WIDTH);
        setMinHeight(Region.USE_PREF_SIZE);
        data.subscribe(this::showDigit);
    }

    void show(NetworkPair laidOut) {
        pair = Optional.of(laidOut);
        numbers.show(laidOut.first(), laidOut.second());
        showDigit();
    }

    private void showDigit() {
        Dataset images = data.get();
        if (images != null && pair.isPresent() && images.test().size() > 0) {
            int index = Math.floorMod(digit, images.test().size());
            first.show(images, index, pair.get().first().part().seen());
            second.show(images, index, pair.get().second().part().seen());
        }
    }
}
