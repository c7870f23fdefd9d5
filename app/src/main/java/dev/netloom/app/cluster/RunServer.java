package dev.netloom.app.cluster;

import dev.netloom.app.ui.Version;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the runs of a cluster come to be described, and to tell how they go. Whoever does not know the token is turned
/// away unheard. A thread for each connection only reads, and hands on what it has read.
final class RunServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunServer.class);
    private static final int GREETING_MILLISECONDS = 10_000;
    private static final int TOKEN_BYTES = 16;

    private final ServerSocket socket = new ServerSocket(0);
    private final String token = HexFormat.of().formatHex(random());
    private final BlockingQueue<ClusterMessage> inbox;

    /// @param inbox takes what runs say
    RunServer(BlockingQueue<ClusterMessage> inbox) throws IOException {
        this.inbox = inbox;
        Thread.ofPlatform().daemon().name("runs").start(this::accept);
    }

    private static byte[] random() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return random;
    }

    int port() {
        return socket.getLocalPort();
    }

    String token() {
        return token;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                Thread.ofPlatform().daemon().name("run").start(() -> listen(one));
            } catch (SocketException e) {
                return; // it was closed
            } catch (IOException e) {
                LOG.warn("a run could not connect", e);
            }
        }
    }

    private void listen(Socket one) {
        try (one) {
            one.setSoTimeout(GREETING_MILLISECONDS);
            DataInputStream in = new DataInputStream(one.getInputStream()); // unbuffered: what follows is not its own
            if (!MessageDigest.isEqual(bytes(in.readUTF()), bytes(token))) {
                return;
            }
            String version = in.readUTF();
            int run = in.readInt();
            RunConnection connection = new RunConnection(one, in.readUTF());
            one.setSoTimeout(0);
            if (version.equals(Version.text())) {
                inbox.put(new ClusterMessage.Arrived(run, connection));
                try {
                    read(run, connection);
                } finally {
                    inbox.put(new ClusterMessage.Left(run, connection));
                }
            } else {
                inbox.put(new ClusterMessage.RunFailed(run, connection, "cluster-version", version));
            }
        } catch (IOException e) {
            LOG.debug("a run's connection has ended", e); // Spark says so, too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void read(int run, RunConnection from) throws IOException, InterruptedException {
        DataInputStream in = from.in();
        while (true) {
            RunWire.Kind kind = RunWire.kind(in);
            inbox.put(
                    switch (kind) {
                        case CHECKPOINT -> new ClusterMessage.Kept(run, from, RunWire.checkpoint(in));
                        case FAILED -> new ClusterMessage.RunFailed(run, from, RunWire.text(in), RunWire.text(in));
                        default -> new ClusterMessage.Told(run, from, RunWire.event(kind, in));
                    });
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("it was closed", e);
        }
    }
}
