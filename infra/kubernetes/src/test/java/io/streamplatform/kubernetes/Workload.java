package io.streamplatform.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One deployment, and the environment that its container sees.
 *
 * @param deployment the manifest
 * @param environment variables with their values; one from a Secret has the text {@code
 *     secret:NAME/KEY}
 */
record Workload(Deployment deployment, Map<String, String> environment) {

    static List<Workload> of(List<ObjectNode> resources) {
        List<ConfigMap> maps = Models.of(resources, ConfigMap.class);
        return Models.of(resources, Deployment.class).stream()
                .map(deployment -> new Workload(deployment, environment(deployment, maps)))
                .toList();
    }

    String name() {
        return deployment.getMetadata().getName();
    }

    Container container() {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    @Override
    public String toString() {
        return name();
    }

    private static Map<String, String> environment(Deployment deployment, List<ConfigMap> maps) {
        Container container =
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
        Map<String, String> all = new HashMap<>();
        container
                .getEnvFrom()
                .forEach(source ->
                        all.putAll(
                                maps.stream()
                                        .filter(map ->
                                                map.getMetadata()
                                                        .getName()
                                                        .equals(source.getConfigMapRef().getName()))
                                        .findFirst()
                                        .orElseThrow()
                                        .getData()));
        container.getEnv().forEach(variable -> all.put(variable.getName(), value(variable)));
        return all;
    }

    private static String value(EnvVar variable) {
        if (variable.getValueFrom() == null) {
            return variable.getValue();
        }
        var secret = variable.getValueFrom().getSecretKeyRef();
        return "secret:%s/%s".formatted(secret.getName(), secret.getKey());
    }
}
