package dev.netloom.app.workbench;

import dev.netloom.app.data.DataChoice;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.DataSets;
import dev.netloom.app.ui.DataText;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// Keeps with the document which images it is trained on, and offers those of a document that is opened.
final class ProjectData {
    private final DiagramModel model;
    private final ObservableValue<Dataset> images;
    private Consumer<DataChoice> open = choice -> {};
    private String offered = "";
    private NoticeBar notice = new NoticeBar();

    /// @param images in use; null while there are none
    ProjectData(DiagramModel model, ObservableValue<Dataset> images) {
        this.model = model;
        this.images = images;
        model.openedProperty().subscribe((before, now) -> review());
        images.subscribe((before, now) -> review());
    }

    /// @param open shows images that may be taken
    void setOnOpen(Consumer<DataChoice> open) {
        this.open = open;
    }

    /// @param notice where to offer them
    void setNotice(NoticeBar notice) {
        this.notice = notice;
    }

    /// The document is trained on these: an edit of it, where it said otherwise.
    ///
    /// @param learned null where they are still being read: then it stays as it is
    void keep(Dataset learned) {
        Optional.ofNullable(learned).flatMap(DataChoice::of).ifPresent(choice -> {
            SortedMap<String, String> told = choice.in(model.diagram().training());
            if (!told.equals(model.diagram().training())) {
                model.edit("data", before -> before.withTraining(told));
            }
        });
    }

    private void review() {
        notice.withdraw(offered);
        SortedMap<String, String> training = model.diagram().training();
        try {
            DataChoice.of(training)
                    .filter(wanted -> images.getValue() != null)
                    .filter(wanted -> inUse().filter(wanted::isSameAs).isEmpty())
                    .ifPresent(this::look);
        } catch (IllegalArgumentException e) {
            notice.tell(DataText.unusable(model.diagram().name(), training, e));
        }
    }

    private Optional<DataChoice> inUse() {
        return DataChoice.of(images.getValue());
    }

    private void look(DataChoice wanted) {
        int document = model.openedProperty().get();
        Background.run(
                () -> DataSets.isName(wanted.name()) || DataSets.isHere(wanted.name()),
                here -> {
                    if (document == model.openedProperty().get()) {
                        offer(wanted, here);
                    }
                },
                failure -> notice.tell(FileReason.of(failure)));
    }

    private void offer(DataChoice wanted, boolean here) {
        String words = Texts.of(
                here ? "project-data.other" : "project-data.gone",
                model.diagram().name(),
                DataText.name(wanted.name()),
                images.getValue().name());
        if (here) {
            offered = words;
            notice.offer(words, Texts.of("project-data.open"), () -> open.accept(wanted));
        } else {
            notice.tell(words);
        }
    }
}
