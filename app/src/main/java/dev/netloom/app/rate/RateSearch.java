package dev.netloom.app.rate;

import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingThreadTask;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.RateFinder;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingDescription;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Looks for a learning rate for the network on the canvas, as a guest on the training thread. For the FX thread.
public final class RateSearch {
    private final TrainingSession session;
    private final Supplier<Graph> network;
    private final Supplier<Optional<TrainingDescription>> described;
    private final Supplier<Optional<String>> hindrance;
    private final IntSupplier cores;
    private final ObservableList<RateFinder.Tried> tried = FXCollections.observableArrayList();
    private final ObservableList<RateFinder.Tried> seen = FXCollections.unmodifiableObservableList(tried);
    private final ReadOnlyObjectWrapper<Optional<RateFinder.Found>> found =
            new ReadOnlyObjectWrapper<>(this, "found", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TrainingConfig>> asked =
            new ReadOnlyObjectWrapper<>(this, "asked", Optional.empty());
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private Optional<Work> work = Optional.empty();

    /// @param network on the canvas
    /// @param described how it is trained; empty while something is wrong
    /// @param hindrance why it cannot be trained now, in words; empty where it can
    /// @param cores that a training may take
    public RateSearch(
            TrainingSession session,
            Supplier<Graph> network,
            Supplier<Optional<TrainingDescription>> described,
            Supplier<Optional<String>> hindrance,
            IntSupplier cores) {
        this.session = session;
        this.network = network;
        this.described = described;
        this.hindrance = hindrance;
        this.cores = cores;
    }

    /// Tries the rates, or says why it cannot.
    public void start() {
        Optional<TrainingDescription> description = described.get();
        if (busy.get()) {
            return;
        }
        if (hindrance.get().isPresent() || description.isEmpty()) {
            notice.set(hindrance.get().orElseGet(() -> Texts.of("rate.no-settings")));
            return;
        }
        Work coming = new Work(network.get(), description.get());
        if (!session.guests().host(coming)) {
            notice.set(Texts.of("rate.occupied"));
            return;
        }
        work = Optional.of(coming);
        tried.clear();
        found.set(Optional.empty());
        asked.set(description.map(TrainingDescription::config));
        busy.set(true);
        notice.set(Texts.of("rate.begins"));
    }

    public void stop() {
        work.ifPresent(going -> {
            going.stop();
            session.guests().withdraw();
        });
    }

    /// On the training thread.
    private final class Work implements TrainingThreadTask {
        private final Graph graph;
        private final TrainingDescription description;
        private final TrainingControl control = new TrainingControl();
        private volatile Optional<RateFinder.Found> result = Optional.empty();
        private boolean stopped;

        Work(Graph graph, TrainingDescription description) {
            this.graph = graph;
            this.description = description;
        }

        @Override
        public void work(Dataset data, Teller teller) throws Exception {
            TrainingConfig plan =
                    description.config().withPrecision(description.precision().here());
            Dataset images = description.images() == 0 ? data : data.limited(description.images());
            RateFinder finder =
                    new RateFinder(graph, images, plan, control, one -> teller.tell(() -> tried.add(one), false));
            result = Optional.of(finder.find(cores.getAsInt()));
        }

        @Override
        public void stop() {
            stopped = true;
            control.stop();
        }

        @Override
        public void ended(Optional<String> failure) {
            work = Optional.empty();
            notice.set(failure.orElse(stopped ? Texts.of("rate.stopped") : ""));
            found.set(stopped ? Optional.empty() : result);
            busy.set(false);
        }
    }

    /// What was tried since the last start.
    public ObservableList<RateFinder.Tried> tried() {
        return seen;
    }

    /// What came of it; empty before, and where it was stopped or failed.
    public ReadOnlyObjectProperty<Optional<RateFinder.Found>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// What it was asked for last; empty before the first time.
    ReadOnlyObjectProperty<Optional<TrainingConfig>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What there is to say; empty where nothing is.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
