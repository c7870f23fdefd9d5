package dev.netloom.cluster;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.DeployMessages;
import org.apache.spark.deploy.master.WorkerInfo;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.rpc.RpcTimeout;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;
import scala.reflect.ClassTag$;

/// Asks the master of a cluster which workers it has. Spark itself would wait for ever for workers that do not come.
final class MasterProbe implements AutoCloseable {
    private static final int SECONDS = 10;

    private final RpcEnv connections;
    private final RpcAddress address;

    /// @param url as in `spark://host:7077`
    MasterProbe(String url, SparkConf conf) {
        URI uri = URI.create(url);
        address = new RpcAddress(uri.getHost(), uri.getPort());
        SecurityManager security = new SecurityManager(
                conf, Option.empty(), org.apache.spark.internal.config.package$.MODULE$.AUTH_SECRET_FILE());
        connections = RpcEnv.create("netloom-probe", conf.get("spark.driver.host"), 0, conf, security, true);
    }

    /// The workers that live; empty where no master answers.
    Optional<List<WorkerInfo>> workers() {
        RpcTimeout patience = new RpcTimeout(FiniteDuration.apply(SECONDS, "s"), "spark.rpc.askTimeout");
        try {
            DeployMessages.MasterStateResponse state = connections
                    .setupEndpointRef(address, "Master")
                    .askSync(
                            DeployMessages.RequestMasterState$.MODULE$,
                            patience,
                            ClassTag$.MODULE$.apply(DeployMessages.MasterStateResponse.class));
            return Optional.of(
                    Arrays.stream(state.workers()).filter(WorkerInfo::isAlive).toList());
        } catch (Exception e) { // Scala's are checked, and nothing says so
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        connections.shutdown();
    }
}
