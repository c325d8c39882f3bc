package io.streamplatform.traffic.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each kind of record occurs, as weights: a kind of weight 20 is twice as frequent as one
 * of weight 10. Immutable.
 */
public final class Mix {
    private final Map<String, Double> weights;
    private final double sum;

    private Mix(Map<String, Double> weights) {
        this.weights = Collections.unmodifiableMap(weights);
        this.sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException(
                    "mix must have at least one weight above 0, but is " + weights);
        }
    }

    /**
     * Makes a mix.
     *
     * @param weights each kind's weight, 0 or more, at least one above 0
     */
    public static Mix of(Map<String, Double> weights) {
        weights.forEach(Mix::requireWeight);
        return new Mix(new LinkedHashMap<>(weights));
    }

    /**
     * This mix with other weights for some of its kinds.
     *
     * @throws IllegalArgumentException if a kind is not of this mix, a weight is not a number of 0
     *     or more, or all are 0
     */
    public Mix with(Map<String, Double> changes) {
        Map<String, Double> changed = new LinkedHashMap<>(weights);
        changes.forEach((kind, weight) -> {
            if (changed.replace(kind, requireWeight(kind, weight)) == null) {
                throw new IllegalArgumentException(
                        "mix has no kind %s; its kinds are %s"
                                .formatted(kind, String.join(", ", weights.keySet())));
            }
        });
        return new Mix(changed);
    }

    /** The kinds with their weights, in the order in which people read them. */
    public Map<String, Double> weights() {
        return weights;
    }

    /** A kind's weight; 0 if it is not of this mix. */
    public double weight(String kind) {
        return weights.getOrDefault(kind, 0.0);
    }

    /** A kind's share of all records, 0 to 1. */
    public double share(String kind) {
        return weight(kind) / sum;
    }

    /** Whether a weight can be used: finite, 0 or more. */
    public static boolean isWeight(double weight) {
        return weight >= 0 && weight <= Float.MAX_VALUE;
    }

    private static double requireWeight(String kind, double weight) {
        if (!isWeight(weight)) {
            throw new IllegalArgumentException(
                    "weight of %s must be 0 or more, but is %s".formatted(kind, weight));
        }
        return weight;
    }
}
