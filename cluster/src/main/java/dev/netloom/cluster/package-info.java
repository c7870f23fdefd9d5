/// Runs on Apache Spark: [dev.netloom.cluster.ClusterDriver] is started by Netloom on this computer, and hands each
/// run as a task to a worker, where [dev.netloom.cluster.RunTask] starts a Netloom that trains it. What the run tells
/// goes straight from that Netloom to the one that asked, not through Spark.
///
/// Nothing depends on this module, and it depends on no other: the two sides talk in lines and by sockets.
package dev.netloom.cluster;
