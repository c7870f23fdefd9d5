package dev.netloom.app.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/// Ends a command whose output is lost, where a `PrintWriter` around the same stream would go on in silence.
final class StrictWriter extends FilterWriter {
    StrictWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(char[] text, int from, int length) {
        strictly(() -> out.write(text, from, length));
    }

    @Override
    public void write(String text, int from, int length) {
        strictly(() -> out.write(text, from, length));
    }

    @Override
    public void write(int character) {
        strictly(() -> out.write(character));
    }

    @Override
    public void flush() {
        strictly(out::flush);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void strictly(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new OutputLost(e);
        }
    }
}
