package dev.netloom.engine.store.interop;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.razorvine.pickle.PickleException;

/// The bytes of a pickle, which knows how many are left, and looks at numbers and lines before somebody believes them.
final class PickleInput extends InputStream {
    /// Names of classes, and numbers as text.
    private static final int LONGEST_LINE = 1 << 12;

    private static final int BUFFER = 1 << 16;

    private final BufferedInputStream in;
    private final long length;
    private long position;

    /// @param length of the stream
    PickleInput(InputStream in, long length) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.length = length;
    }

    /// How many bytes have been read.
    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        position += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = in.read(target, offset, count);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(count);
        position += skipped;
        return skipped;
    }

    /// Makes sure that as many bytes follow as the next number says.
    ///
    /// @param bytes of the number, which is little endian
    void requireCounted(int bytes) throws IOException {
        in.mark(Long.BYTES);
        byte[] read = new byte[Long.BYTES];
        in.readNBytes(read, 0, bytes);
        in.reset();
        long count = ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (count < 0 || count > length - position - bytes) {
            throw new PickleException("it breaks off");
        }
    }

    /// Makes sure that the next line ends soon.
    void requireLine() throws IOException {
        in.mark(LONGEST_LINE);
        int read = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || ++read == LONGEST_LINE) {
                throw new PickleException("a line in it does not end");
            }
        }
        in.reset();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
