package io.streamplatform.launcher.tools;

import io.streamplatform.launcher.tools.Tool.Cluster;
import java.util.List;
import java.util.Optional;

/** The tools that come with Kafka, by the names of the scripts that it ships for them. */
public final class Tools {

    private static final String PACKAGE = "org.apache.kafka.tools.";

    private static final List<Tool> ALL =
            List.of(
                    Tool.of("acls", PACKAGE + "AclCommand"),
                    Tool.of("broker-api-versions", PACKAGE + "BrokerApiVersionsCommand"),
                    Tool.of("client-metrics", PACKAGE + "ClientMetricsCommand"),
                    Tool.of("cluster", PACKAGE + "ClusterTool", Cluster.LAST),
                    Tool.of("configs", "kafka.admin.ConfigCommand"),
                    Tool.of("console-consumer", PACKAGE + "consumer.ConsoleConsumer"),
                    Tool.of("console-producer", PACKAGE + "ConsoleProducer"),
                    Tool.of("console-share-consumer", PACKAGE + "consumer.ConsoleShareConsumer"),
                    Tool.of("consumer-groups", PACKAGE + "consumer.group.ConsumerGroupCommand"),
                    Tool.measuring("consumer-perf-test", PACKAGE + "ConsumerPerformance"),
                    Tool.of("delegation-tokens", PACKAGE + "DelegationTokenCommand"),
                    Tool.of("delete-records", PACKAGE + "DeleteRecordsCommand"),
                    Tool.of("dump-log", "kafka.tools.DumpLogSegments", Cluster.NONE),
                    Tool.measuring("e2e-latency", PACKAGE + "EndToEndLatency"),
                    Tool.of("features", PACKAGE + "FeatureCommand"),
                    Tool.of("get-offsets", PACKAGE + "GetOffsetShell"),
                    Tool.of("groups", PACKAGE + "GroupsCommand"),
                    Tool.of("jmx", PACKAGE + "JmxTool", Cluster.NONE),
                    Tool.of("leader-election", PACKAGE + "LeaderElectionCommand"),
                    Tool.of("log-dirs", PACKAGE + "LogDirsCommand"),
                    Tool.of("metadata-quorum", PACKAGE + "MetadataQuorumCommand"),
                    Tool.measuring("producer-perf-test", PACKAGE + "ProducerPerformance"),
                    Tool.of("reassign-partitions", PACKAGE + "reassign.ReassignPartitionsCommand"),
                    Tool.of(
                            "replica-verification",
                            PACKAGE + "ReplicaVerificationTool",
                            Cluster.BROKER_LIST),
                    Tool.measuring(
                            "share-consumer-perf-test", PACKAGE + "ShareConsumerPerformance"),
                    Tool.of("share-groups", PACKAGE + "consumer.group.ShareGroupCommand"),
                    Tool.of("storage", "kafka.tools.StorageTool", Cluster.NONE),
                    Tool.of("streams-application-reset", PACKAGE + "StreamsResetter"),
                    Tool.of("streams-groups", PACKAGE + "streams.StreamsGroupCommand"),
                    Tool.of("topics", PACKAGE + "TopicCommand"),
                    Tool.of("transactions", PACKAGE + "TransactionsCommand"),
                    Tool.of("verifiable-consumer", PACKAGE + "VerifiableConsumer"),
                    Tool.of("verifiable-producer", PACKAGE + "VerifiableProducer"));

    private Tools() {}

    public static List<Tool> all() {
        return ALL;
    }

    /** The tool of that name, or of that script: {@code topics}, {@code kafka-topics.sh}. */
    public static Optional<Tool> named(String name) {
        String plain = name.replaceFirst("^kafka-", "").replaceFirst("\\.(sh|bat)$", "");
        return ALL.stream().filter(tool -> tool.name().equals(plain)).findFirst();
    }
}
