/// Training on other computers: [dev.netloom.app.cluster.ClusterExecutor] here, [dev.netloom.app.cluster.WorkerRun]
/// there. Apache Spark, in a process of its own, only finds a worker for each run and starts it; what runs are told and
/// tell goes between the two by [dev.netloom.app.cluster.RunWire].
package dev.netloom.app.cluster;
