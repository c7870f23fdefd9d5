package dev.netloom.cluster;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/// Which runs are being trained, and which attempts were lost.
final class AttemptListener extends SparkListener {
    /// The property of a Spark job that says which run it is.
    static final String RUN = "netloom.run";

    private final Map<Integer, String> runs = new ConcurrentHashMap<>(); // by stage
    private final Set<Long> going = ConcurrentHashMap.newKeySet(); // tasks
    private final Consumer<String> say;
    private volatile int startsInVain; // only the listeners' thread writes

    AttemptListener(Consumer<String> say) {
        this.say = say;
    }

    boolean isAnyGoing() {
        return !going.isEmpty();
    }

    /// Executors that ended although no task had ever begun: where there are many, none will.
    int startsInVain() {
        return startsInVain;
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved executor) {
        startsInVain++;
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        String run = job.properties().getProperty(RUN);
        scala.jdk.javaapi.CollectionConverters.asJava(job.stageInfos())
                .forEach(stage -> runs.put(stage.stageId(), run));
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart task) {
        startsInVain = Integer.MIN_VALUE;
        going.add(task.taskInfo().taskId());
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        going.remove(task.taskInfo().taskId());
        String run = runs.get(task.stageId());
        if (run != null && task.reason() instanceof TaskFailedReason why) {
            say.accept("LOST\t" + run + "\t" + task.taskInfo().host() + "\t" + words(why));
        }
    }

    private static String words(TaskFailedReason why) {
        return switch (why) {
            case ExceptionFailure failure -> line(failure.description());
            case ExecutorLostFailure _ -> "the worker is gone";
            default -> line(why.toErrorString());
        };
    }

    /// What is said goes in lines, and columns of them.
    static String line(String text) {
        return String.valueOf(text).lines().findFirst().orElse("").replace('\t', ' ');
    }
}
