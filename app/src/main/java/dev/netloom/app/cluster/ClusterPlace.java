package dev.netloom.app.cluster;

import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which cluster, and how much of it a run gets.
///
/// @param url of its master, `spark://HOST:PORT`; or `local[N]` for N cores of this computer
/// @param cores of a run, which are its threads, too
public record ClusterPlace(String url, int cores) {
    private static final Pattern MASTER = Pattern.compile("spark://(\\[[^]]+]|[^:/\\[\\]]+):(\\d{1,5})");
    private static final Pattern LOCAL = Pattern.compile("local\\[(\\d{1,4})]");
    private static final int LARGEST_PORT = 65_535;
    private static final int PATIENCE_MILLISECONDS = 5_000;

    /// With as many cores for a run as it would have here: with the same seed it is then the same run.
    public static ClusterPlace of(String url) {
        return new ClusterPlace(url, Trainer.cores());
    }

    /// Finds the cluster, and by which address its computers reach this one.
    ///
    /// @throws TrainingFailure where there is none
    String addressFromThere() throws TrainingFailure {
        Matcher local = LOCAL.matcher(url);
        if (local.matches()) {
            int there = Integer.parseInt(local.group(1));
            if (there < cores) {
                throw new TrainingFailure("cluster-few-cores", "no worker has as many cores", cores, there);
            }
            return "127.0.0.1";
        }
        Matcher master = MASTER.matcher(url);
        if (!master.matches() || Integer.parseInt(master.group(2)) > LARGEST_PORT) {
            throw new TrainingFailure("cluster-url", url + " is no spark://HOST:PORT", url);
        }
        String host = master.group(1);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, Integer.parseInt(master.group(2))), PATIENCE_MILLISECONDS);
            return socket.getLocalAddress().getHostAddress();
        } catch (UnknownHostException e) {
            throw new TrainingFailure("cluster-host", "there is no computer " + host, host);
        } catch (IOException e) {
            throw new TrainingFailure("cluster-unreachable", "nothing answers at " + url, url);
        }
    }
}
