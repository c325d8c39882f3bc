package io.streamplatform.traffic.web;

import io.streamplatform.contracts.formats.RecordFormat;
import io.streamplatform.schemas.registry.RegistryAwayException;
import io.streamplatform.starter.publishing.FormatRefusedException;
import io.streamplatform.starter.publishing.PublishedFormat;
import io.streamplatform.starter.publishing.PublishedSchema;
import io.streamplatform.starter.web.Problems;
import io.streamplatform.traffic.TrafficContract;
import org.jspecify.annotations.Nullable;

/** Shows and changes what records are written as. */
final class FormatChange {
    private final PublishedFormat format;
    private final String topic;

    FormatChange(PublishedFormat format, TrafficContract<?> contract) {
        this.format = format;
        this.topic = contract.topic().name();
    }

    String current() {
        return format.current().label();
    }

    @Nullable PublishedSchema schema() {
        return format.schemaOf(topic);
    }

    @Nullable String absence() {
        return format.absence();
    }

    /** Changes the format, or throws a problem that says why it stays as it is. */
    void to(String label) {
        RecordFormat wanted =
                RecordFormat.named(label)
                        .orElseThrow(() ->
                                Problems.badField(
                                        "format",
                                        label,
                                        "must be one of " + RecordFormat.choices()));
        try {
            format.change(wanted);
        } catch (RegistryAwayException e) {
            throw Problems.unavailable(unchanged(e));
        } catch (FormatRefusedException e) {
            throw Problems.conflict(unchanged(e));
        }
    }

    private String unchanged(RuntimeException reason) {
        return "The format stays %s, and nothing was changed: %s"
                .formatted(current(), reason.getMessage());
    }
}
