package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/// Which data set images come from: its name is not enough, since a folder may hold anything.
///
/// @param where the folder that it was read from; empty where it was not read from one
/// @param trainImages of the whole set, however few of them a run learns from
/// @param hash of shapes, pixels (of files that are decoded later: their bytes), labels and normalisation, 16
/// hexadecimal digits; empty where nobody took it down. It tells sets
/// apart that differ by chance or mistake, not those that somebody forged
/// @param settings that it was read with, where they are not as usual: `fit=crop, size=32x32`
public record DataIdentity(String name, String where, int trainImages, int testImages, String hash, String settings) {
    private static final Map<String, String> KNOWN = Map.of("8d61ab97e59b173b", "MNIST");

    static DataIdentity of(String name, LabelledImages train, LabelledImages test) {
        return new DataIdentity(name, "", train.size(), test.size(), hash(List.of(train, test)), "");
    }

    /// The same set, read from a folder or file; called by it where it only has the form of a well-known set.
    ///
    /// @param size of the images, where pictures of other sizes were made so large; else null
    DataIdentity readFrom(Path folder, DataSettings settings, DataSettings.Size size) {
        Path whole = folder.toAbsolutePath().normalize();
        boolean another = KNOWN.containsValue(name) && !name.equals(KNOWN.get(hash));
        String called =
                another && whole.getFileName() != null ? whole.getFileName().toString() : name;
        DataSettings exact = size == null ? settings : settings.withSize(size);
        String said = exact.values().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
        return new DataIdentity(called, whole.toString(), trainImages, testImages, hash, said);
    }

    /// What [#settings()] says, by the names that [DataSettings#values] has.
    public static Map<String, String> settings(String text) {
        return Arrays.stream(text.split(", "))
                .filter(setting -> setting.contains("="))
                .collect(Collectors.toMap(
                        setting -> setting.substring(0, setting.indexOf('=')),
                        setting -> setting.substring(setting.indexOf('=') + 1),
                        (first, second) -> second));
    }

    public boolean isKnown() {
        return !hash.isEmpty();
    }

    /// Whether both are the same images with the same labels, wherever they lie and whatever they are called.
    public boolean isSameAs(DataIdentity other) {
        return isKnown()
                && hash.equals(other.hash)
                && trainImages == other.trainImages
                && testImages == other.testImages;
    }

    /// Two checksums that the processor computes faster than any file is read.
    private static String hash(List<LabelledImages> all) {
        List<Checksum> sums = List.of(new CRC32C(), new CRC32());
        for (LabelledImages images : all) {
            Shape shape = images.shape();
            String size = shape.channels() + "x" + shape.height() + "x" + shape.width() + "x" + images.size();
            sums.forEach(sum -> sum.update(size.getBytes(StandardCharsets.US_ASCII)));
            images.addTo(sums);
        }
        ByteBuffer both = ByteBuffer.allocate(2 * Integer.BYTES);
        sums.forEach(sum -> both.putInt((int) sum.getValue()));
        return HexFormat.of().formatHex(both.array());
    }
}
