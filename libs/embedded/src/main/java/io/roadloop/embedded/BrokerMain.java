package io.roadloop.embedded;

import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * The broker child's main: formats the data folder where that has not been done, then runs Kafka's own main. One JVM
 * for both, because a second one would cost a second of every start.
 *
 * <p>Arguments: the server.properties, the cluster id.
 */
final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] args) {
        String properties = args[0];
        String clusterId = args[1];
        String[] format = {"format", "--ignore-formatted", "--config", properties, "--cluster-id", clusterId};
        int status = StorageTool.execute(format, System.out);
        if (status != 0) {
            System.exit(status);
        }
        Kafka.main(new String[] {properties});
    }
}
