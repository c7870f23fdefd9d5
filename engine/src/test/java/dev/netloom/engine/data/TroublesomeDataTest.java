package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.DataSettings.Size;
import dev.netloom.engine.data.SkippedFile.Reason;
import dev.netloom.engine.store.FileProblem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files as they come in the world, and what comes of each.
class TroublesomeDataTest {
    @TempDir
    private Path folder;

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static byte[] png(int width, int height, int colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < width * height; at++) {
            image.setRGB(at % width, at / width, colour);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = TroublesomeDataTest.class.getResourceAsStream("/pictures/" + name)) {
            return in.readAllBytes();
        }
    }

    private static Dataset load(Path path) throws FileProblem {
        return load(path, settings -> settings);
    }

    private static Dataset load(Path path, UnaryOperator<DataSettings> changed) throws FileProblem {
        return DataFolder.load(path, changed.apply(DataSettings.PLAIN), DataProgress.NONE);
    }

    private static FileProblem problem(Path path) {
        FileProblem problem = catchThrowableOfType(FileProblem.class, () -> load(path));
        assertThat(problem).isNotNull();
        return problem;
    }

    private static List<Integer> labels(LabelledImages images) {
        return IntStream.range(0, images.size()).mapToObj(images::label).toList();
    }

    private static int[] pixels(LabelledImages images, int image) {
        return IntStream.range(0, images.shape().size())
                .map(at -> images.pixel(image, at))
                .toArray();
    }

    /// Each was written by Pillow from the same picture: red over green over blue over grey, in a frame of 16 x 12.
    /// Its four corners are told.
    @ParameterizedTest
    @CsvSource({
        "plain.png, 2",
        "palette.png, 2",
        "interlaced.png, 2",
        "deep.png, 2",
        "plain.bmp, 2",
        "plain.gif, 2",
        "plain.tif, 2",
        "lzw.tif, 2",
        "deflate.tif, 2",
        "lossless.webp, 2",
        "alpha.png, 2",
        "plain.jpg, 12",
        "progressive.jpg, 12",
        "lossy.webp, 30",
        "cmyk.jpg, 30",
        "exif1.jpg, 12",
        "exif2.jpg, 12",
        "exif3.jpg, 12",
        "exif4.jpg, 12",
        "exif5.jpg, 12",
        "exif6.jpg, 12",
        "exif7.jpg, 12",
        "exif8.jpg, 12"
    })
    void everyKindOfPictureIsSeenAsItIsMeant(String name, int tolerance) throws Exception {
        write("a/" + name, resource(name));
        write("a/other.png", resource("plain.png"));
        Dataset data = load(folder);
        assertThat(data.skipped()).isEmpty();
        LabelledImages images = data.train().file(0).orElseThrow().endsWith(name) ? data.train() : data.test();
        assertThat(images.shape()).isEqualTo(new Shape(3, 12, 16));
        int[] shown = pixels(images, 0);
        int[][] corners = {{1, 1, 200, 30, 40}, {14, 1, 20, 180, 60}, {1, 10, 10, 50, 220}, {14, 10, 120, 120, 120}};
        for (int[] corner : corners) {
            for (int channel = 0; channel < 3; channel++) {
                assertThat(shown[channel * 192 + corner[1] * 16 + corner[0]])
                        .as("%s at %d, %d, channel %d", name, corner[0], corner[1], channel)
                        .isBetween(corner[2 + channel] - tolerance, corner[2 + channel] + tolerance);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"grey.png", "grey-alpha.png", "grey16.png", "bits.png", "grey.jpg", "grey.tif"})
    void greyPicturesHaveOneChannel(String name) throws Exception {
        write("a/" + name, resource(name));
        write("a/z.png", resource(name.startsWith("bits") ? "bits.png" : "grey.png"));
        Dataset data = load(folder);
        assertThat(data.train().shape().channels()).isOne();
        assertThat(data.skipped()).isEmpty();
        assertThat(load(folder, plain -> colour(plain, Colour.RGB))
                        .train()
                        .shape()
                        .channels())
                .isEqualTo(3);
    }

    private static DataSettings colour(DataSettings plain, Colour colour) {
        return new DataSettings(
                plain.size(),
                plain.size(),
                plain.fit(),
                colour,
                plain.testShare(),
                plain.perClass(),
                plain.normalized(),
                1);
    }

    private static DataSettings fit(DataSettings plain, Fit fit) {
        return new DataSettings(new Size(8, 8), Size.OF_PICTURES, fit, Colour.AUTO, 0.5, 0, false, 1);
    }

    @Test
    void classesAreNamedAndOrderedAsPeopleDo() throws Exception {
        List<String> names = List.of("2", "9", "10", "img2", "img10", "my cat", "고양이", "🐱");
        for (String name : names) {
            for (int i = 0; i < 3; i++) {
                write(name + "/" + i + ".PNG", png(4, 4, i));
            }
            write(name + "/.hidden.png", new byte[1]);
            write(name + "/Thumbs.db", new byte[1]);
        }
        write("desktop.ini", new byte[1]);
        write("__MACOSX/._1.png", new byte[1]);
        Dataset data = load(folder);
        assertThat(data.classes()).containsExactlyElementsOf(names);
        assertThat(data.train().size() + data.test().size()).isEqualTo(24);
        assertThat(data.skipped()).isEmpty();
        assertThat(data.origin().splitHere()).isTrue();
        assertThat(labels(data.test())).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void partsMayHaveOtherNamesAndLieDeeper() throws Exception {
        for (String name : List.of("in/Training/a/1", "in/Training/b/1", "in/val/a/2", "in/val/c/3")) {
            write(name + ".png", png(3, 3, 0));
        }
        Dataset data = load(folder);
        assertThat(data.classes()).containsExactly("a", "b");
        assertThat(labels(data.train())).containsExactly(0, 1);
        assertThat(labels(data.test())).containsExactly(0);
        assertThat(data.skipped()).containsExactly(new SkippedFile(folder.resolve("in/val/c"), Reason.UNTRAINED));
    }

    @Test
    void whatLiesWhereNobodyLooksIsSaid() throws Exception {
        for (String name : List.of("train/a/1", "train/a/more/2", "train/3", "test/a/4", "val/a/5", "train/b/6")) {
            write(name + ".png", png(3, 3, 0));
        }
        Dataset data = load(folder);
        assertThat(data.train().size()).isEqualTo(2);
        assertThat(data.skipped())
                .extracting(SkippedFile::file, SkippedFile::reason)
                .containsExactlyInAnyOrder(
                        tuple(folder.resolve("train/a/more"), Reason.ELSEWHERE),
                        tuple(folder.resolve("train/3.png"), Reason.ELSEWHERE),
                        tuple(folder.resolve("val"), Reason.ELSEWHERE));
    }

    @Test
    void linksAreFollowed() throws Exception {
        Path real = write("elsewhere/one.png", png(3, 3, 1));
        Files.createDirectories(folder.resolve("set/a"));
        Files.createSymbolicLink(folder.resolve("set/a/1.png"), real);
        Files.createSymbolicLink(folder.resolve("set/b"), real.getParent());
        Path broken = Files.createSymbolicLink(folder.resolve("set/a/2.png"), folder.resolve("gone.png"));
        Dataset data = load(folder.resolve("set"));
        assertThat(data.train().size() + data.test().size()).isEqualTo(2);
        assertThat(data.skipped()).containsExactly(new SkippedFile(broken, Reason.DAMAGED));
    }

    @Test
    void oneClassAndTooFewPictures() throws Exception {
        write("a/1.png", png(3, 3, 1));
        assertThat(problem(folder).key()).isEqualTo("data-few");
        write("a/2.png", png(3, 3, 1));
        assertThat(load(folder).classes()).containsExactly("a");
    }

    @Test
    void picturesOfManySizesAreFitCroppedOrStretched() throws Exception {
        write("a/wide.png", png(40, 10, 0xffffff));
        write("a/tall.png", png(5, 20, 0xffffff));
        Dataset fit = load(folder, plain -> fit(plain, Fit.FIT));
        assertThat(fit.train().shape()).isEqualTo(new Shape(1, 8, 8));
        LabelledImages wide = fit.train().file(0).orElseThrow().endsWith("wide.png") ? fit.train() : fit.test();
        int[] shown = pixels(wide, 0);
        assertThat(Arrays.copyOfRange(shown, 0, 24)).as("above").containsOnly(0);
        assertThat(Arrays.copyOfRange(shown, 24, 40)).as("in the middle").containsOnly(255);
        for (Fit whole : List.of(Fit.CROP, Fit.STRETCH)) {
            Dataset data = load(folder, plain -> fit(plain, whole));
            assertThat(pixels(data.train(), 0)).containsOnly(255);
            assertThat(pixels(data.test(), 0)).containsOnly(255);
        }
        assertThat(fit.origin().smallest()).isEqualTo(new Size(5, 20));
        assertThat(fit.origin().largest()).isEqualTo(new Size(40, 10));
        assertThat(load(folder).train().shape()).as("the shorter sides' middle").isEqualTo(new Shape(1, 10, 10));
    }

    /// What Pillow 9.4 gives with `resize(size, Image.BILINEAR)`.
    @Test
    void picturesAreResizedAsPillowDoes() throws Exception {
        for (String to : List.of("7x5", "4x3", "23x31")) {
            Path set = folder.resolve(to);
            Files.createDirectories(set.resolve("a"));
            Files.write(set.resolve("a/1.png"), resource("noise.png"));
            Files.write(set.resolve("a/2.png"), resource("noise.png"));
            String[] sides = to.split("x");
            Size size = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
            DataSettings settings = new DataSettings(size, size, Fit.STRETCH, Colour.RGB, 0.5, 0, false, 1);
            int[] ours =
                    pixels(DataFolder.load(set, settings, DataProgress.NONE).train(), 0);
            BufferedImage theirs = ImageIO.read(new java.io.ByteArrayInputStream(resource("noise-" + to + ".png")));
            for (int at = 0; at < ours.length; at++) {
                int plane = size.width() * size.height();
                int rgb = theirs.getRGB(at % plane % size.width(), at % plane / size.width());
                assertThat(ours[at])
                        .as("%s at %d", to, at)
                        .isBetween((rgb >> 16 - 8 * (at / plane) & 255) - 1, (rgb >> 16 - 8 * (at / plane) & 255) + 1);
            }
        }
    }

    @Test
    void aNormalisedSetHasMeanZeroAndDeviationOne() throws Exception {
        for (int i = 0; i < 6; i++) {
            write("a/" + i + ".png", png(4, 4, 0x102030 * i));
        }
        Dataset data = load(
                folder, plain -> new DataSettings(plain.size(), plain.size(), Fit.FIT, Colour.RGB, 0.2, 0, true, 1));
        float[] values = new float[data.train().size() * 48];
        for (int i = 0; i < data.train().size(); i++) {
            data.train().copyTo(i, values, i * 48);
        }
        for (int channel = 0; channel < 3; channel++) {
            int c = channel;
            double[] own = IntStream.range(0, values.length)
                    .filter(at -> at % 3 == c)
                    .mapToDouble(at -> values[at])
                    .toArray();
            double mean = Arrays.stream(own).average().orElseThrow();
            assertThat(mean).isBetween(-1e-5, 1e-5);
            assertThat(Arrays.stream(own).map(value -> value * value).average().orElseThrow())
                    .isBetween(0.999, 1.001);
        }
        assertThat(data.identity().hash()).isNotEqualTo(load(folder).identity().hash());
        assertThat(data.test().normalization()).isEqualTo(data.train().normalization());
    }

    @Test
    void aLimitHoldsForEachClass() throws Exception {
        for (int i = 0; i < 10; i++) {
            write("a/" + i + ".png", png(4, 4, i));
            if (i < 3) {
                write("b/" + i + ".png", png(4, 4, i));
            }
        }
        Dataset data = load(folder, plain -> plain.withPerClass(4));
        assertThat(data.train().counts(2)).containsExactly(4, 2);
    }

    // Tables of pixels

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "label,p0,p1,p2,p3|3,1,2,3,4|0,5,6,7,8|3,9,9,9,9; 0 1 2 3",
                "3,1,2,3,4|0,5,6,7,8|3,9,9,9,9; 0 1 2 3",
                "p0,p1,p2,p3,label|1,2,3,4,3|5,6,7,8,0|9,9,9,9,3; 0 1 2 3",
                "0,2,3,4,3|0,6,7,8,0|0,9,9,9,3; 0 1 2 3",
                "p0,p1,p2,p3,digit|1,2,3,4,3|5,6,7,8,0|9,9,9,9,3; 0 1 2 3",
                "a,b,c,d,e|0,2,3,4,3|0,6,7,8,0|0,9,9,9,3; 0 1 2 3",
                "cat,1,2,3,4|dog,5,6,7,8|cat,9,9,9,9; cat dog",
                "1,2,3,4,cat|5,6,7,8,dog|9,9,9,9,cat; cat dog",
                "1.0, 2.0, 3.0, 4.0, 5.0|2.0,1,2,3,4|2.0,4,4,4,4; 1 2"
            })
    void tablesAreReadWhereverTheLabelIs(String text, String classes) throws Exception {
        Path file = write("digits.csv", text.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
        Dataset data = load(file);
        assertThat(data.classes()).containsExactly(classes.strip().split(" "));
        assertThat(data.train().shape()).isEqualTo(new Shape(1, 2, 2));
        assertThat(data.train().size() + data.test().size()).isEqualTo(3);
        assertThat(data.name()).isEqualTo("digits");
    }

    @Test
    void aTableInTwoPartsNeedsNoSplit() throws Exception {
        write("fashion-mnist_train.csv", "label,a,b,c,d\n1,0,0,0,0\n0,255,1,1,1".getBytes());
        write("fashion-mnist_test.csv", "label,a,b,c,d\n1,7,8,9,10".getBytes());
        Dataset data = load(folder);
        assertThat(labels(data.train())).containsExactly(1, 0);
        assertThat(pixels(data.test(), 0)).containsExactly(7, 8, 9, 10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1,2,3; columns",
                "1,2,3,4,5|1,2,3,4; columns",
                "1,2,3,4,5|1,2,x,4,5; no number",
                "1,2,3,4,5|1,2,300,4,5; not from 0 to 255",
                "1,2,3,4,5|1,2,-1,4,5; not from 0 to 255",
                "1,2,3,4,5|1,0.2,0.5,4,5; no whole number",
                "label,a,b,c,d; no images"
            })
    void whatIsWrongWithATableIsSaid(String text, String why) throws Exception {
        Path file = write("digits.csv", text.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
        assertThat(problem(file)).hasMessageContaining(why.strip()).hasMessageContaining("digits.csv");
    }

    // NumPy's arrays

    private Path npz(Map<String, byte[]> arrays) throws IOException {
        Path file = folder.resolve("set.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                zip.write(array.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static byte[] npy(String type, String shape, int... values) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        header += " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + 8 * values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII));
        for (int value : values) {
            switch (type) {
                case "|u1" -> bytes.put((byte) value);
                case "<i4" -> bytes.putInt(value);
                case "<f4" -> bytes.putFloat(value / 255f);
                default -> bytes.putLong(value);
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static int[] count(int to) {
        return IntStream.range(0, to).toArray();
    }

    @Test
    void arraysAreReadAsKerasWritesThem() throws Exception {
        Dataset data = load(npz(Map.of(
                "x_train", npy("|u1", "3, 2, 2", count(12)),
                "y_train", npy("|u1", "3,", 0, 2, 1),
                "x_test", npy("|u1", "1, 2, 2", 9, 8, 7, 6),
                "y_test", npy("|u1", "1,", 2))));
        assertThat(labels(data.train())).containsExactly(0, 2, 1);
        assertThat(pixels(data.train(), 1)).containsExactly(4, 5, 6, 7);
        assertThat(pixels(data.test(), 0)).containsExactly(9, 8, 7, 6);
        assertThat(data.classes()).containsExactly("0", "1", "2");
    }

    @Test
    void coloursMayStandFirstOrLastAndValuesBeFractions() throws Exception {
        Dataset last =
                load(npz(Map.of("x_train", npy("<f4", "2, 2, 1, 3", count(12)), "y_train", npy("<i8", "2, 1", 1, 0))));
        LabelledImages first = last.train().label(0) == 1 ? last.train() : last.test();
        assertThat(pixels(first, 0)).containsExactly(0, 3, 1, 4, 2, 5);
        Dataset planes = load(
                npz(Map.of("x_train", npy("|u1", "2, 3, 2, 2", count(24)), "y_train", npy("<i4", "2, 2", 0, 1, 1, 0))));
        LabelledImages one = planes.train().label(0) == 1 ? planes.train() : planes.test();
        assertThat(pixels(one, 0)).containsExactly(count(12));
    }

    @Test
    void whatIsWrongWithArraysIsSaid() throws Exception {
        byte[] images = npy("|u1", "3, 2, 2", count(12));
        byte[] labels = npy("|u1", "3,", 0, 2, 1);
        assertThat(problem(npz(Map.of("x_train", images)))).hasMessageContaining("y_train");
        assertThat(problem(npz(Map.of("x_train", images, "y_train", npy("|u1", "2,", 0, 1)))))
                .hasMessageContaining("3 images");
        assertThat(problem(npz(Map.of("x_train", npy("|u1", "12,", count(12)), "y_train", labels))))
                .hasMessageContaining("(N, H, W)");
        assertThat(problem(npz(Map.of("x_train", images, "y_train", npy("<i8", "3,", 0, -1, 1)))))
                .hasMessageContaining("not from 0 to 255");
        assertThat(problem(npz(Map.of(
                        "x_train", npy("<i8", "3, 2, 2", 300, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), "y_train", labels))))
                .hasMessageContaining("not from 0 to 255");
        byte[] cut = Arrays.copyOf(images, images.length - 3);
        assertThat(problem(npz(Map.of("x_train", cut, "y_train", labels)))).hasMessageContaining("x_train");
        assertThat(problem(write("no.npz", new byte[] {1, 2, 3}))).hasMessageContaining("cannot be unpacked");
    }

    // IDX under other names

    private static byte[] idx(int[] dims, int... values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(4 + 4 * dims.length + values.length).putInt(0x0800 | dims.length);
        Arrays.stream(dims).forEach(bytes::putInt);
        Arrays.stream(values).forEach(value -> bytes.put((byte) value));
        return bytes.array();
    }

    @Test
    void lettersOfEmnistStandUprightAndHaveTheirNames() throws Exception {
        write("emnist-letters-train-images-idx3-ubyte", idx(new int[] {2, 2, 2}, 1, 2, 3, 4, 5, 6, 7, 8));
        write("emnist-letters-train-labels-idx1-ubyte", idx(new int[] {2}, 1, 2));
        write("emnist-letters-test-images-idx3-ubyte", idx(new int[] {1, 2, 2}, 1, 2, 3, 4));
        Path labels = write("emnist-letters-test-labels-idx1-ubyte", idx(new int[] {1}, 2));
        assertThat(load(folder).classes()).containsExactly("1", "2");
        write("emnist-letters-mapping.txt", "1 65 97\n2 66 98\n".getBytes());
        Dataset data = load(folder);
        assertThat(data.classes()).containsExactly("A", "B");
        assertThat(labels(data.train())).containsExactly(0, 1);
        assertThat(pixels(data.train(), 0)).containsExactly(1, 3, 2, 4);
        assertThat(data.name()).isEqualTo("emnist-letters");
        write("emnist-digits-train-images-idx3-ubyte", new byte[1]);
        assertThat(problem(folder).key()).isEqualTo("data-several");
        assertThat(load(labels).classes()).as("by a file of it").containsExactly("A", "B");
    }

    @Test
    void classesMayBeNamedInAFile() throws Exception {
        write("train-images-idx3-ubyte", idx(new int[] {2, 1, 1}, 1, 2));
        write("train-labels-idx1-ubyte", idx(new int[] {2}, 0, 1));
        write("t10k-images-idx3-ubyte", idx(new int[] {1, 1, 1}, 1));
        write("t10k-labels-idx1-ubyte", idx(new int[] {1}, 0));
        assertThat(load(folder).classes()).hasSize(10);
        Path names = write("classes.txt", "T-shirt\nTrouser\n".getBytes());
        assertThat(load(folder).classes()).containsExactly("T-shirt", "Trouser");
        Files.writeString(names, "one");
        assertThat(problem(folder)).hasMessageContaining("names 1 classes");
    }

    // Archives

    private byte[] tar(Map<String, byte[]> files, boolean zipped) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream raw = zipped ? new GZIPOutputStream(bytes) : bytes;
                TarArchiveOutputStream out = new TarArchiveOutputStream(raw, "UTF-8")) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                out.putArchiveEntry(entry);
                out.write(file.getValue());
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private Dataset unpacked(String name, byte[] bytes) throws Exception {
        Path folder = Archive.unpack(write(name, bytes), this.folder.resolve("unpacked"), DataProgress.NONE);
        return load(folder);
    }

    @Test
    void archivesAreUnpackedOnceAndRead() throws Exception {
        Map<String, byte[]> files = IntStream.range(0, 6)
                .boxed()
                .collect(Collectors.toMap(i -> "my pets/" + "고양이 개".split(" ")[i % 2] + "/" + i + ".png", i -> {
                    try {
                        return png(3, 3, i);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }));
        for (Dataset data : List.of(
                unpacked("pets.zip", zip(files)),
                unpacked("pets.tar", tar(files, false)),
                unpacked("pets.tar.gz", tar(files, true)),
                unpacked("pets.tgz", tar(files, true)))) {
            assertThat(data.classes()).containsExactly("개", "고양이");
            assertThat(data.train().size() + data.test().size()).isEqualTo(6);
            assertThat(data.name()).isEqualTo("pets");
        }
    }

    @Test
    void archivesThatHarmAreRefused() throws Exception {
        for (byte[] archive :
                List.of(zip(Map.of("../../out.png", png(3, 3, 0))), zip(Map.of("/tmp/out", new byte[3])))) {
            Path file = write("bad.zip", archive);
            FileProblem problem = catchThrowableOfType(
                    FileProblem.class, () -> Archive.unpack(file, folder.resolve("unpacked"), DataProgress.NONE));
            assertThat(problem).hasMessageContaining("outside");
        }
        byte[] whole = zip(Map.of("a/1.png", png(3, 3, 0), "a/2.png", png(3, 3, 0)));
        Path cut = write("cut.zip", Arrays.copyOf(whole, whole.length / 3));
        FileProblem problem = catchThrowableOfType(
                FileProblem.class, () -> Archive.unpack(cut, folder.resolve("unpacked"), DataProgress.NONE));
        assertThat(problem).isNotNull();
        Path none = write("none.tar.gz", new byte[] {1, 2, 3});
        assertThat(catchThrowableOfType(
                        FileProblem.class, () -> Archive.unpack(none, folder.resolve("unpacked"), DataProgress.NONE)))
                .hasMessageContaining("cannot be unpacked");
    }
}
