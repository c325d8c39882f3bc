package io.streamplatform.launcher.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One of Kafka's command-line tools.
 *
 * @param name what its script is called, without {@code kafka-} and {@code .sh}
 * @param cluster how it is told which cluster is meant
 * @param measures whether it measures speed, and so has to be given what speed takes
 */
public record Tool(String name, String mainClass, Cluster cluster, boolean measures) {

    /** Where a tool takes the address of a cluster. */
    enum Cluster {
        /** It works on files, or on something else that is not a cluster's client port. */
        NONE("", ""),
        /** Before whatever else it is told. */
        FIRST("--bootstrap-server", "--bootstrap"),
        /** As an option of its subcommand, after that. */
        LAST("--bootstrap-server", "--bootstrap"),
        /** As tools of old did. */
        BROKER_LIST("--broker-list", "--broker-list");

        private final String option;

        /** What every option begins with that names a cluster. */
        private final String prefix;

        Cluster(String option, String prefix) {
            this.option = option;
            this.prefix = prefix;
        }
    }

    private static final Set<String> QUESTIONS = Set.of("--help", "-h", "--version");

    static Tool of(String name, String mainClass) {
        return new Tool(name, mainClass, Cluster.FIRST, /* measures= */ false);
    }

    static Tool of(String name, String mainClass, Cluster cluster) {
        return new Tool(name, mainClass, cluster, /* measures= */ false);
    }

    static Tool measuring(String name, String mainClass) {
        return new Tool(name, mainClass, Cluster.FIRST, /* measures= */ true);
    }

    /** Tells whether the tool needs a cluster for these arguments, and they name none. */
    public boolean lacksCluster(List<String> arguments) {
        return cluster != Cluster.NONE
                && arguments.stream()
                        .noneMatch(argument ->
                                argument.startsWith(cluster.prefix)
                                        || QUESTIONS.contains(argument));
    }

    /** The arguments, and the cluster in its place. */
    public List<String> withCluster(List<String> arguments, String bootstrapServers) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(
                cluster == Cluster.LAST ? all.size() : 0,
                List.of(cluster.option, bootstrapServers));
        return List.copyOf(all);
    }
}
