package io.streamplatform.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/** Ways in which a record can be unreadable, each made from a good one. */
enum Poison {
    NOT_JSON("not JSON", (good, _) -> half(good)),
    WRONG_TYPE("time", (good, _) -> with(good, "time", "{\"when\":\"soon\"}")),
    MISSING_FIELD("time is missing", (good, _) -> without(good, "time")),
    FUTURE_SCHEMA("schemaVersion", (good, _) -> with(good, "schemaVersion", "99")),
    NOISE("not JSON", (_, random) -> noise(random, 200)),
    NOISE_OF_5_MB("not JSON", (_, random) -> noise(random, 5 * 1024 * 1024));

    /** What the reason of such a record's dead letter has to mention. */
    final String reason;

    private final BiFunction<ObjectNode, Random, byte[]> making;

    Poison(String reason, BiFunction<ObjectNode, Random, byte[]> making) {
        this.reason = reason;
        this.making = making;
    }

    byte[] of(ObjectNode good, Random random) {
        return making.apply(good, random);
    }

    private static byte[] half(ObjectNode good) {
        String text = good.toString();
        return text.substring(0, text.length() / 2).getBytes(UTF_8);
    }

    private static byte[] with(ObjectNode good, String field, String json) {
        return good.deepCopy().set(field, Rest.JSON.readTree(json)).toString().getBytes(UTF_8);
    }

    private static byte[] without(ObjectNode good, String field) {
        ObjectNode copy = good.deepCopy();
        var _ = copy.remove(field);
        return copy.toString().getBytes(UTF_8);
    }

    private static byte[] noise(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        // No JSON begins like this, whatever comes by chance.
        bytes[0] = (byte) 0xC1;
        return bytes;
    }
}
