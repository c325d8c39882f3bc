package io.streamplatform.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The reviewed JSON samples of the contracts, below {@code golden/} on the class path. Publishers
 * and consumers test against them, so that neither can change what travels without the other
 * noticing.
 */
public final class GoldenSamples {
    private GoldenSamples() {}

    /**
     * The bytes of a sample.
     *
     * @param name topic and sample, e.g. {@code user-events/purchase}
     * @throws IllegalArgumentException if there is no such sample
     */
    public static byte[] bytes(String name) {
        String resource = "/golden/" + name + ".json";
        try (InputStream sample = GoldenSamples.class.getResourceAsStream(resource)) {
            if (sample == null) {
                throw new IllegalArgumentException("there is no golden sample " + resource);
            }
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
