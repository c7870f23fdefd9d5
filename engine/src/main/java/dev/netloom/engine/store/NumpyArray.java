package dev.netloom.engine.store;

import dev.netloom.engine.network.Weights;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads one array as NumPy stores it, `.npy`: a header that says of what type, order and shape the values are, and
/// the values. Source: NumPy, *NEP 1 — A Simple File Format for NumPy Arrays*, versions 1.0 to 3.0.
public final class NumpyArray {
    private static final String MAGIC = "\u0093NUMPY";
    /// NumPy itself reads no more of a header, either.
    private static final int LONGEST_HEADER = 10_000;

    private static final int CHUNK = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");
    private static final Pattern NUMBERS = Pattern.compile("([<>|=])([fiub])([1248])");

    /// Why an array cannot be read, as the end of a sentence that begins with its name.
    public static final class Unreadable extends Exception {
        private final boolean foreign;

        Unreadable(String why) {
            this(why, false);
        }

        private Unreadable(String why, boolean foreign) {
            super(why);
            this.foreign = foreign;
        }

        /// Whether the array is whole, and holds no numbers.
        public boolean isForeign() {
            return foreign;
        }
    }

    private final DataInputStream in;
    private final ByteOrder order;
    private final String type;
    private final char kind; // f, i, u or b, as NumPy has it
    private final int bytesEach;
    private final boolean fortran;
    private final List<Integer> dims;

    /// Reads the header.
    ///
    /// @param bytes of the whole array with its header: the shape is not believed without them
    public NumpyArray(InputStream stream, long bytes) throws IOException, Unreadable {
        in = new DataInputStream(stream);
        int lengthBytes = readVersion() == 1 ? Short.BYTES : Integer.BYTES;
        int length = readLength(lengthBytes);
        String header = new String(read(length), StandardCharsets.ISO_8859_1);
        type = field(header, TYPE);
        Matcher numbers = NUMBERS.matcher(type);
        if (!numbers.matches() || type.endsWith("f1")) {
            throw noFloats();
        }
        order = numbers.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        kind = numbers.group(2).charAt(0);
        bytesEach = Integer.parseInt(numbers.group(3));
        fortran = field(header, FORTRAN).equals("True");
        dims = dims(field(header, SHAPE));
        long held = bytes - MAGIC.length() - 2 - lengthBytes - length;
        if (count(dims) * bytesEach != held) {
            throw new Unreadable("is of the shape (" + field(header, SHAPE) + ") and holds " + held + " bytes");
        }
    }

    private int readVersion() throws IOException, Unreadable {
        byte[] magic = read(MAGIC.length());
        if (!new String(magic, StandardCharsets.ISO_8859_1).equals(MAGIC)) {
            throw new Unreadable("is not a NumPy array");
        }
        return read(2)[0];
    }

    private int readLength(int bytes) throws IOException, Unreadable {
        ByteBuffer length = ByteBuffer.wrap(read(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        int read = bytes == Short.BYTES ? length.getShort() & 0xffff : length.getInt();
        if (read < 0 || read > LONGEST_HEADER) {
            throw new Unreadable("has a header that cannot be right");
        }
        return read;
    }

    private byte[] read(int bytes) throws IOException, Unreadable {
        byte[] read = new byte[bytes];
        readFully(read, bytes);
        return read;
    }

    private void readFully(byte[] target, int bytes) throws IOException, Unreadable {
        try {
            in.readFully(target, 0, bytes);
        } catch (EOFException e) {
            throw new Unreadable("breaks off");
        }
    }

    private static String field(String header, Pattern pattern) throws Unreadable {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new Unreadable("has a header that cannot be right");
        }
        return matcher.group(1);
    }

    private static List<Integer> dims(String shape) throws Unreadable {
        try {
            return Stream.of(shape.split(","))
                    .map(String::strip)
                    .filter(dim -> !dim.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            throw new Unreadable("is of the shape (" + shape + "), which cannot be right");
        }
    }

    /// As a double: a shape may claim more than a long can count.
    private static double count(List<Integer> dims) {
        return dims.stream().mapToDouble(Integer::doubleValue).reduce(1, (one, other) -> one * other);
    }

    /// Empty for a single number.
    public List<Integer> dims() {
        return dims;
    }

    /// Takes the values of an array, in any order.
    public interface Sink {
        /// @param place in C order
        void put(int place, double value);
    }

    /// The values in C order, as float32. To be called once.
    ///
    /// @throws Unreadable also where they are not floating point numbers
    public float[] values() throws IOException, Unreadable {
        if (kind != 'f') {
            throw noFloats();
        }
        if (count(dims) > Integer.MAX_VALUE) {
            throw new Unreadable("holds more values than an array can");
        }
        float[] values = new float[(int) count(dims)];
        if (bytesEach == Float.BYTES && !fortran) {
            readTo(values);
        } else {
            readTo((place, value) -> values[place] = (float) value);
        }
        return values;
    }

    /// The usual case, a chunk at a time.
    private void readTo(float[] values) throws IOException, Unreadable {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(order);
        for (int done = 0; done < values.length; ) {
            int next = Math.min(values.length - done, CHUNK / Float.BYTES);
            readFully(chunk.array(), next * Float.BYTES);
            chunk.asFloatBuffer().get(values, done, next);
            done += next;
        }
        requireEnd();
    }

    private void requireEnd() throws IOException, Unreadable {
        if (in.read() >= 0) {
            throw new Unreadable("holds more than its values");
        }
    }

    private Unreadable noFloats() {
        return new Unreadable("is of the type '" + type + "'; save it as float32", true);
    }

    /// The type of its values in NumPy's words: `float32`, `int64`.
    public String type() {
        return switch (kind) {
            case 'f' -> "float" + Byte.SIZE * bytesEach;
            case 'i' -> "int" + Byte.SIZE * bytesEach;
            case 'u' -> "uint" + Byte.SIZE * bytesEach;
            default -> "bool";
        };
    }

    /// Whether the values are whole numbers.
    public boolean isWhole() {
        return kind != 'f';
    }

    /// Reads all values, whatever their type. To be called once.
    public void readTo(Sink sink) throws IOException, Unreadable {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(order);
        if (count(dims) > Integer.MAX_VALUE) {
            throw new Unreadable("holds more values than an array can");
        }
        int count = (int) count(dims);
        for (int done = 0; done < count; ) {
            int next = Math.min(count - done, CHUNK / bytesEach);
            readFully(chunk.array(), next * bytesEach);
            chunk.clear();
            for (int i = 0; i < next; i++, done++) {
                sink.put(fortran ? inCOrder(done) : done, kind == 'f' ? floating(chunk) : whole(chunk));
            }
        }
        requireEnd();
    }

    private double floating(ByteBuffer chunk) {
        return switch (bytesEach) {
            case Short.BYTES -> Float.float16ToFloat(chunk.getShort());
            case Float.BYTES -> chunk.getFloat();
            default -> chunk.getDouble();
        };
    }

    private double whole(ByteBuffer chunk) {
        boolean signed = kind == 'i';
        return switch (bytesEach) {
            case Byte.BYTES -> signed ? chunk.get() : chunk.get() & 0xff;
            case Short.BYTES -> signed ? chunk.getShort() : chunk.getShort() & 0xffff;
            case Integer.BYTES -> signed ? chunk.getInt() : chunk.getInt() & 0xffffffffL;
            default -> chunk.getLong();
        };
    }

    /// Where the value that stands at `place` in Fortran order, the first index running fastest, stands in C order.
    private int inCOrder(int place) {
        int[] index = new int[dims.size()];
        int rest = place;
        for (int i = 0; i < index.length; i++) {
            index[i] = rest % dims.get(i);
            rest /= dims.get(i);
        }
        int at = 0;
        for (int i = 0; i < index.length; i++) {
            at = at * dims.get(i) + index[i];
        }
        return at;
    }

    /// @throws FileProblem that names the first of an array's values that is NaN or infinite
    public static void requireFinite(Path file, String array, Weights.Values values) throws FileProblem {
        for (int place = 0; place < values.values().length; place++) {
            float value = values.values()[place];
            if (!Float.isFinite(value)) {
                throw FileProblem.notFinite(file, array, value, index(place, values.dims()));
            }
        }
    }

    /// The index of the value at `place` in C order, as in `[0, 2, 1]`.
    static String index(int place, List<Integer> dims) {
        int[] index = new int[dims.size()];
        int rest = place;
        for (int i = index.length - 1; i >= 0; i--) {
            index[i] = rest % dims.get(i);
            rest /= dims.get(i);
        }
        return Arrays.toString(index);
    }
}
