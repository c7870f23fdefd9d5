package dev.netloom.app.cluster;

import dev.netloom.app.training.FailureText;
import dev.netloom.app.ui.Version;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.ResumeState;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingCheckpoint;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingStart;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;

/// One run on a worker: asks the computer that wants it what it is, trains it, and tells it everything. Its process has
/// as many cores as the task; it ends with its connection, and with its standard input, which is its executor's.
public final class WorkerRun {
    private static final long MILLISECONDS_BETWEEN_STEPS_TOLD = 100;
    private static final long PATIENCE_MILLISECONDS = 30_000;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final TrainingControl control = new TrainingControl();
    private int lastEpoch = Integer.MAX_VALUE;
    private volatile boolean over;
    private long flushed;
    private long checkpointed = -1;

    private WorkerRun(Socket socket) throws IOException {
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
    }

    /// @param address `host:port`
    /// @param token that says that this process was asked for
    /// @throws IOException where the connection cannot be made, or breaks
    public static void train(String address, String token, int run) throws IOException {
        Thread.ofPlatform().daemon().name("executor").start(() -> endWith(System.in));
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))) {
            socket.setTcpNoDelay(true);
            WorkerRun worker = new WorkerRun(socket);
            Thread orders = Thread.ofPlatform().daemon().name("orders").unstarted(worker::obey);
            worker.train(token, run, orders);
            endOutput(socket);
            orders.join(PATIENCE_MILLISECONDS); // until the other side has read all, and closes
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endOutput(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // The other side has heard the last, and has closed.
        }
    }

    private static void endWith(InputStream other) {
        try {
            while (other.read() >= 0) {
                // Nobody says anything here.
            }
        } catch (IOException e) {
            // It has ended.
        }
        Runtime.getRuntime().halt(1);
    }

    private void train(String token, int run, Thread orders) throws IOException {
        out.writeUTF(token);
        out.writeUTF(Version.text());
        out.writeInt(run);
        out.writeUTF(InetAddress.getLocalHost().getHostName());
        out.flush();
        RunDescription description = RunDescription.read(RunWire.text(in));
        Optional<Weights> weights = in.readBoolean() ? Optional.of(RunWire.weights(in)) : Optional.empty();
        Optional<ResumeState> state = in.readBoolean() ? Optional.of(RunWire.state(in)) : Optional.empty();
        if (description.lastEpoch() < description.config().epochs()) {
            lastEpoch = description.lastEpoch();
        }
        control.keepCheckpoints(this::tell);
        orders.start();
        try {
            Dataset data = description.load();
            new Trainer(description.graph(), data, description.config(), control, this::tell)
                    .startingFrom(new TrainingStart(weights, state))
                    .run();
        } catch (TrainingFailure e) {
            fail(e.key(), e);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            fail("", e);
        }
    }

    private void fail(String key, Throwable why) throws IOException {
        over = true;
        out.writeByte(RunWire.Kind.FAILED.ordinal());
        RunWire.write(out, key);
        RunWire.write(out, FailureText.of(why));
        out.flush();
    }

    private void tell(TrainingEvent event) {
        over = event instanceof TrainingEvent.Finished; // then the other side may close before this returns
        try {
            boolean known = event instanceof TrainingEvent.WeightsTaken taken && taken.step() == checkpointed;
            if (!known) {
                RunWire.write(out, event);
            }
            long now = System.currentTimeMillis();
            boolean soon = event instanceof TrainingEvent.StepDone && now - flushed < MILLISECONDS_BETWEEN_STEPS_TOLD;
            if (!soon) {
                out.flush();
                flushed = now;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (event instanceof TrainingEvent.EpochDone done) {
            control.takeWeights();
            if (done.epoch() >= lastEpoch) {
                control.stopAlone();
            }
        }
    }

    private void tell(TrainingCheckpoint checkpoint) {
        try {
            RunWire.write(out, checkpoint);
            out.flush();
            checkpointed = checkpoint.step();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void obey() {
        try {
            while (true) {
                switch (RunConnection.Order.values()[in.readUnsignedByte()]) {
                    case STOP -> control.stop();
                    case PAUSE -> control.pause();
                    case RESUME -> control.resume();
                }
            }
        } catch (IOException e) {
            if (!over) {
                Runtime.getRuntime().halt(1); // whoever wanted the run is gone, or another attempt has taken its place
            }
        }
    }
}
