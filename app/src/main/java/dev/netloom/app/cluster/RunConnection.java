package dev.netloom.app.cluster;

import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.ResumeState;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/// A run that is at a worker, as this computer sees it.
final class RunConnection implements AutoCloseable {
    /// What a run is told besides what it is.
    enum Order {
        STOP,
        PAUSE,
        RESUME
    }

    private final Socket socket;
    private final String host;
    private final DataOutputStream out;

    /// @param host where it is, in its own words
    RunConnection(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.host = host;
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
    }

    String host() {
        return host;
    }

    DataInputStream in() throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    }

    /// @param weights that it begins with; empty for drawn ones
    /// @param state where it goes on; empty for a run that begins at its first step
    void describe(String description, Optional<Weights> weights, Optional<ResumeState> state) throws IOException {
        RunWire.write(out, description);
        out.writeBoolean(weights.isPresent());
        if (weights.isPresent()) {
            RunWire.write(out, weights.get());
        }
        out.writeBoolean(state.isPresent());
        if (state.isPresent()) {
            RunWire.write(out, state.get());
        }
        out.flush();
    }

    void order(Order order) throws IOException {
        out.writeByte(order.ordinal());
        out.flush();
    }

    /// The run at its other end ends with it.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more.
        }
    }
}
