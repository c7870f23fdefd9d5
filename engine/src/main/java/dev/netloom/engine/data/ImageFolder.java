package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.ClassFolders.Entry;
import dev.netloom.engine.data.DataSettings.Size;
import dev.netloom.engine.data.SkippedFile.Reason;
import dev.netloom.engine.store.FileProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Images in folders, as many data sets come (see [ClassFolders]): PNG, JPEG, GIF, BMP, TIFF or WebP. Where all are
/// of
/// one size they keep it, else all are resized. Each is decoded once, on all cores, to find those that are damaged;
/// they are passed over. What does not fit into memory is decoded again when it is used.
final class ImageFolder {
    /// Bytes of decoded images that are kept; beyond, they stay in their files.
    private static final long IN_MEMORY = 512L << 20;

    /// Of pictures of many sizes, where nobody says another: small enough to learn on a laptop.
    private static final int LARGEST_CHOSEN = 64;

    private final DataSettings settings;
    private final ClassFolders folders;
    private final List<Entry> entries;
    private final Look[] looks;
    private final AtomicInteger done = new AtomicInteger();
    private final DataProgress progress;

    /// What a file turned out to be.
    ///
    /// @param why null where it is read
    /// @param picture null where it stays in its file
    private record Look(Reason why, Size size, boolean isGrey, Picture picture) {
        static Look at(Size size) {
            return new Look(null, size, false, null);
        }

        static Look passedOver(Reason why) {
            return new Look(why, null, false, null);
        }

        boolean isRead() {
            return why == null;
        }
    }

    private ImageFolder(ClassFolders folders, DataSettings settings, DataProgress progress) {
        this.settings = settings;
        this.folders = folders;
        this.progress = progress;
        entries =
                Stream.concat(folders.train().stream(), folders.test().stream()).toList();
        looks = new Look[entries.size()];
    }

    static boolean isIn(Path folder) {
        return ClassFolders.isIn(folder);
    }

    /// @throws FileProblem where no image can be read
    static Dataset load(Path folder, DataSettings settings, DataProgress progress) throws FileProblem {
        return new ImageFolder(ClassFolders.find(folder), settings, progress).read(folder);
    }

    private Dataset read(Path folder) throws FileProblem {
        each(at -> looks[at] = attempt(at, picture -> Look.at(picture.size())));
        requireSome(folder, 0, folders.train().size());
        Size size = settings.size().isOfPictures() ? commonSize() : settings.size();
        boolean kept = 3L * size.width() * size.height() * entries.size() <= IN_MEMORY;
        PictureFitter fitter = new PictureFitter(new Shape(3, size.height(), size.width()), settings.fit());
        each(at -> {
            Size own = looks[at].size;
            if (looks[at].isRead()) {
                looks[at] = attempt(at, file -> {
                    Picture picture = fitter.fit(file);
                    return new Look(null, own, picture.isGrey(), kept ? picture : null);
                });
            }
        });
        int toTrainOn = folders.train().size();
        requireSome(folder, 0, toTrainOn);
        if (folders.testFolder().isPresent()) {
            requireSome(folders.testFolder().get(), toTrainOn, entries.size());
        }
        PictureFitter shaped = new PictureFitter(new Shape(channels(), size.height(), size.width()), settings.fit());
        LabelledImages train = images(0, toTrainOn, shaped, kept);
        LabelledImages test = folders.testFolder().isPresent() ? images(toTrainOn, entries.size(), shaped, kept) : null;
        List<Size> sizes =
                read(0, entries.size()).mapToObj(at -> looks[at].size).toList();
        DataOrigin origin = new DataOrigin(
                folder,
                folder.toString(),
                DataOrigin.Form.PICTURES,
                settings,
                sizes.stream()
                        .min(Comparator.comparingInt(one -> one.width() * one.height()))
                        .orElseThrow(),
                sizes.stream()
                        .max(Comparator.comparingInt(one -> one.width() * one.height()))
                        .orElseThrow(),
                test == null,
                kept);
        return DataParts.dataset(name(folder), train, test, folders.classes(), skipped(), origin);
    }

    private static String name(Path folder) {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    private void each(IntConsumer work) {
        IntStream.range(0, entries.size()).parallel().forEach(at -> {
            work.accept(at);
            progress.at(done.incrementAndGet(), 2L * entries.size());
        });
    }

    private interface Reading {
        Look of(PictureFile file) throws PictureFile.Unreadable;
    }

    private Look attempt(int at, Reading reading) {
        try (PictureFile file = new PictureFile(entries.get(at).file())) {
            return reading.of(file);
        } catch (PictureFile.Unreadable e) {
            return Look.passedOver(e.reason());
        }
    }

    private IntStream read(int from, int to) {
        return IntStream.range(from, to).filter(at -> looks[at].isRead());
    }

    /// The one that all have; else a square of the shorter side in the middle, not too large.
    private Size commonSize() {
        List<Size> sizes =
                read(0, entries.size()).mapToObj(at -> looks[at].size).toList();
        if (sizes.stream().distinct().count() == 1) {
            return sizes.getFirst();
        }
        if (!settings.otherwise().isOfPictures()) {
            return settings.otherwise();
        }
        int[] sides = sizes.stream()
                .mapToInt(one -> Math.min(one.width(), one.height()))
                .sorted()
                .toArray();
        int side = Math.min(LARGEST_CHOSEN, sides[sides.length / 2]);
        return new Size(side, side);
    }

    private int channels() {
        return switch (settings.colour()) {
            case GREY -> 1;
            case RGB -> 3;
            case AUTO -> read(0, entries.size()).allMatch(at -> looks[at].isGrey) ? 1 : 3;
        };
    }

    private LabelledImages images(int from, int to, PictureFitter fitter, boolean kept) {
        int[] read = read(from, to).toArray();
        byte[] labels = new byte[read.length];
        for (int i = 0; i < read.length; i++) {
            labels[i] = (byte) entries.get(read[i]).label();
        }
        List<Path> files =
                Arrays.stream(read).mapToObj(at -> entries.get(at).file()).toList();
        Pixels pixels = kept ? pack(read, fitter) : new DecodedPictures(files, fitter);
        return new LabelledImages(
                fitter.shape(),
                pixels,
                labels,
                files.stream().map(Path::toString).toList(),
                ChannelNormalization.NONE);
    }

    private PixelArray pack(int[] read, PictureFitter fitter) {
        int size = fitter.shape().size();
        byte[] values = new byte[Math.multiplyExact(read.length, size)];
        for (int i = 0; i < read.length; i++) {
            Picture picture = looks[read[i]].picture;
            fitter.coloured(picture).copyTo(values, i * size, fitter.shape().channels());
        }
        return new PixelArray(size, values);
    }

    private void requireSome(Path folder, int from, int to) throws FileProblem {
        if (read(from, to).findAny().isPresent()) {
            return;
        }
        if (from == to) {
            throw DataFolder.damaged(folder, "it holds no images in its folders");
        }
        Path first = entries.get(from).file();
        Path part = first.getParent().getParent();
        throw new FileProblem(
                "no-images",
                part + " holds no images that can be read, " + first + " is one of them",
                part,
                to - from,
                first);
    }

    private List<SkippedFile> skipped() {
        int toTrainOn = folders.train().size();
        List<SkippedFile> skipped = new ArrayList<>(passedOver(0, toTrainOn));
        for (int label = 0; label < folders.classes().size(); label++) {
            int wanted = label;
            if (read(0, toTrainOn).noneMatch(at -> entries.get(at).label() == wanted)) {
                skipped.add(new SkippedFile(folders.folders().get(label), Reason.EMPTY));
            }
        }
        skipped.addAll(passedOver(toTrainOn, entries.size()));
        skipped.addAll(folders.skipped());
        return skipped;
    }

    private List<SkippedFile> passedOver(int from, int to) {
        return IntStream.range(from, to)
                .filter(at -> !looks[at].isRead())
                .mapToObj(at -> new SkippedFile(entries.get(at).file(), looks[at].why))
                .toList();
    }
}
