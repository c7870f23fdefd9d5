package dev.netloom.app.drawing;

import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.DigitFrame;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The drawings that were kept, in a folder that `--data` reads. Every change is written at once,
/// in the background.
public final class KeptDigits {
    private static final Shape SHAPE = new Shape(1, DigitFrame.SIDE, DigitFrame.SIDE);

    private final ReadOnlyObjectWrapper<List<KeptDigit>> digits =
            new ReadOnlyObjectWrapper<>(this, "digits", List.of());
    private final ReadOnlyObjectWrapper<Path> folder = new ReadOnlyObjectWrapper<>(this, "folder");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final List<KeptDigit> unwritten = new ArrayList<>();
    private boolean read;

    public KeptDigits(Path folder) {
        this.folder.set(folder);
        open(folder);
    }

    /// Goes on in another folder, with what was kept there and what could not be written yet; where
    /// that holds another data set, it says so and stays.
    void open(Path chosen) {
        Background.run(() -> read(chosen), found -> goOn(chosen, found), this::fail);
    }

    private void goOn(Path chosen, List<KeptDigit> found) {
        folder.set(chosen);
        read = true;
        problem.set("");
        List<KeptDigit> all = new ArrayList<>(found);
        all.addAll(unwritten);
        digits.set(List.copyOf(all));
        if (!unwritten.isEmpty()) {
            unwritten.clear();
            write(all);
        }
    }

    private static List<KeptDigit> read(Path folder) throws FileProblem, IOException {
        if (!Mnist.isIn(folder)) {
            return List.of();
        }
        Dataset data = Mnist.load(folder);
        List<KeptDigit> kept = unpack(data.test());
        if (!data.test().shape().equals(SHAPE) || !same(kept, unpack(data.train()))) {
            throw new IOException(Texts.of("draw.kept.foreign", folder));
        }
        return kept;
    }

    private static List<KeptDigit> unpack(LabelledImages images) {
        List<KeptDigit> kept = new ArrayList<>();
        for (int image = 0; image < images.size(); image++) {
            byte[] pixels = new byte[images.shape().size()];
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = (byte) images.pixel(image, p);
            }
            kept.add(new KeptDigit(pixels, images.label(image)));
        }
        return List.copyOf(kept);
    }

    /// [Mnist#save] writes the same images twice: only such a folder is ours to write to.
    private static boolean same(List<KeptDigit> some, List<KeptDigit> others) {
        boolean same = some.size() == others.size();
        for (int i = 0; same && i < some.size(); i++) {
            same = some.get(i).label() == others.get(i).label()
                    && Arrays.equals(some.get(i).pixels(), others.get(i).pixels());
        }
        return same;
    }

    void keep(byte[] pixels, int label) {
        List<KeptDigit> grown = new ArrayList<>(digits.get());
        grown.add(new KeptDigit(pixels, label));
        change(grown);
    }

    public void delete(int index) {
        List<KeptDigit> rest = new ArrayList<>(digits.get());
        rest.remove(index);
        change(rest);
    }

    /// Takes a deletion back: the digit is where it was, or last where there are fewer by now.
    public void restore(int index, KeptDigit digit) {
        List<KeptDigit> grown = new ArrayList<>(digits.get());
        grown.add(Math.min(index, grown.size()), digit);
        change(grown);
    }

    /// All of them, in their order.
    public LabelledImages images() {
        return pack(digits.get());
    }

    /// Nothing is written to a folder before what lies there was read: it would be lost.
    private void change(List<KeptDigit> next) {
        digits.set(List.copyOf(next));
        if (read) {
            write(next);
        } else {
            unwritten.clear();
            unwritten.addAll(next);
        }
    }

    private void write(List<KeptDigit> next) {
        List<KeptDigit> all = List.copyOf(next);
        Path target = folder.get();
        Background.run(
                () -> {
                    if (all.isEmpty()) {
                        Mnist.delete(target);
                    } else {
                        Mnist.save(target, pack(all));
                    }
                    return all;
                },
                written -> problem.set(""),
                this::fail);
    }

    private static LabelledImages pack(List<KeptDigit> digits) {
        byte[] pixels = new byte[digits.size() * SHAPE.size()];
        byte[] labels = new byte[digits.size()];
        for (int i = 0; i < labels.length; i++) {
            System.arraycopy(digits.get(i).pixels(), 0, pixels, i * SHAPE.size(), SHAPE.size());
            labels[i] = (byte) digits.get(i).label();
        }
        return new LabelledImages(SHAPE, pixels, labels);
    }

    private void fail(Exception failure) {
        problem.set(Texts.of("draw.kept.problem", FileReason.of(failure)));
    }

    public ReadOnlyObjectProperty<List<KeptDigit>> digitsProperty() {
        return digits.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /// Why the last reading or writing failed; empty where it did not.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
