package io.streamplatform.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The published classes of Kubernetes and Strimzi, and how to read a manifest with them strictly.
 */
final class Models {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private static final String STRIMZI = "kafka.strimzi.io/v1";

    private static final Map<String, Class<? extends HasMetadata>> BY_KIND =
            Stream.of(
                            ConfigMap.class,
                            Deployment.class,
                            HorizontalPodAutoscaler.class,
                            Ingress.class,
                            Kafka.class,
                            KafkaNodePool.class,
                            KafkaTopic.class,
                            KafkaUser.class,
                            Namespace.class,
                            NetworkPolicy.class,
                            PersistentVolumeClaim.class,
                            PodDisruptionBudget.class,
                            Service.class)
                    .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private Models() {}

    /** The resources of one class, as objects. */
    static <T extends HasMetadata> List<T> of(List<ObjectNode> manifests, Class<T> type) {
        return manifests.stream()
                .filter(manifest -> Kustomization.kind(manifest).equals(type.getSimpleName()))
                .map(manifest -> read(manifest, type))
                .toList();
    }

    /** What is wrong with a manifest; nothing if it is as the model wants it. */
    static List<String> faults(JsonNode manifest) {
        Class<? extends HasMetadata> type = BY_KIND.get(Kustomization.kind(manifest));
        if (type == null) {
            return List.of("no model for kind " + Kustomization.kind(manifest));
        }
        String version =
                type.getPackageName().startsWith("io.strimzi")
                        ? STRIMZI
                        : HasMetadata.getApiVersion(type);
        List<String> faults = new ArrayList<>();
        if (!manifest.path("apiVersion").asText().equals(version)) {
            faults.add("apiVersion is not " + version);
        }
        HasMetadata object = read(manifest, type);
        faults.addAll(ModelFaults.of(object));
        ObjectNode read = MAPPER.valueToTree(object);
        // Strimzi's models write the version that they were first of.
        read.put("apiVersion", version);
        lost(manifest, read, "", faults);
        return faults;
    }

    private static <T> T read(JsonNode manifest, Class<T> type) {
        try {
            return MAPPER.treeToValue(manifest, type);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s %s: %s"
                            .formatted(
                                    Kustomization.kind(manifest),
                                    Kustomization.name(manifest),
                                    e.getMessage()),
                    e);
        }
    }

    /**
     * What was written and did not come through: the value of no enumeration, or a default that
     * need not be said.
     */
    private static void lost(JsonNode written, JsonNode read, String path, List<String> faults) {
        if (written.isObject() && read.isObject()) {
            written.properties()
                    .forEach(field ->
                            lost(
                                    field.getValue(),
                                    read.path(field.getKey()),
                                    path + "/" + field.getKey(),
                                    faults));
        } else if (written.isArray() && read.isArray() && written.size() == read.size()) {
            for (int i = 0; i < written.size(); i++) {
                lost(written.get(i), read.get(i), path + "/" + i, faults);
            }
        } else if (!written.asText().equals(read.asText())
                || written.isObject() != read.isObject()) {
            faults.add("%s is %s, which the model reads as %s".formatted(path, written, read));
        }
    }
}
