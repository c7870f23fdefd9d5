package dev.netloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Damages files in ways that follow from a seed, and holds a reader to what it promises of any file: it reads it
/// rightly or throws what it documents, within 2 s of processor time and 512 MB.
public final class Mutations {
    /// How many a test draws that nobody should wait for, and how many one that is run now and then.
    public static final int SAMPLE = 100;

    public static final int ALL = 10_000;

    private static final long MOST_BYTES = 512L << 20;
    private static final double MOST_SECONDS = 2;
    private static final int MOST_CHANGES = 4;

    /// Where readers count, multiply and allocate, these are the numbers that break them.
    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        2,
        127,
        128,
        255,
        256,
        32_767,
        65_535,
        1 << 24,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        1L << 40,
        Long.MAX_VALUE
    };

    private static final List<String> WORDS = List.of(
            "null",
            "NaN",
            "-1",
            "1e999",
            "4294967297",
            "[[[[",
            "{",
            "\"",
            "\\ud800",
            "\u0000",
            "\r\n",
            "../..",
            "한",
            "");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Reads one file. Whatever it makes sure of itself about a result, it asserts.
    public interface Reader {
        void read(byte[] file) throws Exception;
    }

    /// How many files were read, how many were refused as documented, and the most that one of them took.
    public record Tally(int read, int refused, long bytes, double seconds) {
        public Tally with(Tally other) {
            return new Tally(
                    read + other.read,
                    refused + other.refused,
                    Math.max(bytes, other.bytes),
                    Math.max(seconds, other.seconds));
        }
    }

    private Mutations() {}

    /// Lets `reader` read `count` damaged copies of `files`, by the seeds from 0 on.
    ///
    /// @param documented the one failure that it may throw
    public static Tally check(List<byte[]> files, int count, Class<? extends Exception> documented, Reader reader) {
        Tally tally = new Tally(0, 0, 0, 0);
        for (int seed = 0; seed < count; seed++) {
            byte[] file = of(files, seed);
            try {
                tally = tally.with(measure(file, documented, reader));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", " + file.length + " bytes: " + e.getMessage(), e);
            }
        }
        return tally;
    }

    /// Lets `reader` read one file.
    public static Tally measure(byte[] file, Class<? extends Exception> documented, Reader reader) {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long nanosBefore = THREADS.getCurrentThreadCpuTime();
        boolean read = isRead(file, documented, reader);
        double seconds = (THREADS.getCurrentThreadCpuTime() - nanosBefore) / 1e9;
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        assertThat(seconds).as("seconds").isLessThan(MOST_SECONDS);
        assertThat(bytes).as("bytes").isLessThan(MOST_BYTES);
        return new Tally(read ? 1 : 0, read ? 0 : 1, bytes, seconds);
    }

    private static boolean isRead(byte[] file, Class<? extends Exception> documented, Reader reader) {
        try {
            reader.read(file);
            return true;
        } catch (Exception | Error e) {
            if (documented.isInstance(e)) {
                return false;
            }
            throw e instanceof AssertionError failed ? failed : new AssertionError(e.toString(), e);
        }
    }

    /// One of `files` with one to four pieces damaged; the same seed damages the same.
    public static byte[] of(List<byte[]> files, long seed) {
        SplittableRandom random = new SplittableRandom(seed); // others begin alike from seeds that follow each other
        byte[] damaged = files.get(random.nextInt(files.size()));
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            damaged = changed(damaged, files, random);
        }
        return damaged;
    }

    private static byte[] changed(byte[] file, List<byte[]> files, SplittableRandom random) {
        int from = random.nextInt(file.length + 1);
        int to = Math.min(file.length, from + length(random));
        byte[] piece = Arrays.copyOfRange(file, from, to);
        return switch (random.nextInt(9)) {
            case 0 -> flipped(file, random);
            case 1 -> replaced(file, from, Math.min(file.length, from + 1), (byte) random.nextInt(256));
            case 2 -> written(file, from, number(random));
            case 3 -> Arrays.copyOf(file, from); // breaks off
            case 4 -> replaced(file, from, to); // lacks a piece
            case 5 -> replaced(file, from, from, piece); // has a piece twice
            case 6 -> replaced(file, from, random.nextBoolean() ? from : to, noise(random));
            case 7 -> replaced(file, from, to, word(random));
            case 8 -> replaced(file, from, file.length, tail(files.get(random.nextInt(files.size())), random));
            default -> throw new IllegalStateException();
        };
    }

    /// Mostly short, now and then long.
    private static int length(SplittableRandom random) {
        return 1 + (int) Math.pow(2, random.nextDouble() * 10);
    }

    private static byte[] flipped(byte[] file, SplittableRandom random) {
        byte[] changed = file.clone();
        if (changed.length > 0) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] written(byte[] file, int at, byte[] number) {
        return replaced(file, at, Math.min(file.length, at + number.length), number);
    }

    private static byte[] number(SplittableRandom random) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES)
                .order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long value = NUMBERS[random.nextInt(NUMBERS.length)];
        switch (random.nextInt(3)) {
            case 0 -> bytes.putShort((short) value);
            case 1 -> bytes.putInt((int) value);
            default -> bytes.putLong(value);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] noise = new byte[length(random)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] word(SplittableRandom random) {
        String word = random.nextInt(3) == 0
                ? Long.toString(NUMBERS[random.nextInt(NUMBERS.length)])
                : WORDS.get(random.nextInt(WORDS.size()));
        return word.repeat(random.nextInt(20) == 0 ? 2000 : 1).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] tail(byte[] file, SplittableRandom random) {
        return Arrays.copyOfRange(file, random.nextInt(file.length + 1), file.length);
    }

    private static byte[] replaced(byte[] file, int from, int to, byte... piece) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(file, 0, from);
        changed.writeBytes(piece);
        changed.write(file, to, file.length - to);
        return changed.toByteArray();
    }
}
