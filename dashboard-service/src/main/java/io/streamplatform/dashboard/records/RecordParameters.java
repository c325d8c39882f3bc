package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.filter.Filters;
import io.streamplatform.dashboard.formats.Formats;
import io.streamplatform.dashboard.formats.RecordFormat;
import io.streamplatform.dashboard.registry.RecordSchemas;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads what a request says about the records it wants. */
@Component
class RecordParameters {

    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_HEADERS = 10;
    private static final Pattern NUMBERS = Pattern.compile("\\s*,\\s*");

    private final Filters filters;
    private final Formats formats;
    private final RecordSchemas schemas;

    RecordParameters(Filters filters, Formats formats, RecordSchemas schemas) {
        this.schemas = schemas;
        this.filters = filters;
        this.formats = formats;
    }

    /**
     * The query that a request is.
     *
     * @param limit records when it does not say how many
     * @param least smallest limit it may give
     * @param most largest limit it may give
     */
    RecordQuery query(
            String topic, MultiValueMap<String, String> request, int limit, int least, int most) {
        Map<String, String> single = request.toSingleValueMap();
        RecordView view = view(request, RecordView.LIST_LIMIT);
        String cursor = single.getOrDefault("cursor", "");
        return new RecordQuery(
                topic,
                ReadStart.parse(single.getOrDefault("from", "newest")),
                ReadEnd.parse(single.getOrDefault("to", "")),
                partitions(single.getOrDefault("partition", "")),
                criteria(single, request.getOrDefault("header", List.of()), view.key()),
                single.containsKey("limit")
                        ? Parameters.number("limit", single.get("limit"), least, most)
                        : limit,
                isCommitted(single.getOrDefault("isolation", "committed")),
                cursor.isEmpty() ? null : Cursor.parse(cursor),
                view);
    }

    /** How the records are to be shown. */
    RecordView view(MultiValueMap<String, String> request, int valueLimit) {
        Map<String, String> single = request.toSingleValueMap();
        return new RecordView(
                formats.named(
                        "keyFormat",
                        single.getOrDefault("keyFormat", "auto"),
                        RecordFormat.Use.KEY),
                formats.named(
                        "valueFormat",
                        single.getOrDefault("valueFormat", "auto"),
                        RecordFormat.Use.VALUE),
                valueLimit);
    }

    private Criteria criteria(
            Map<String, String> single, List<String> headers, RecordFormat keyFormat) {
        String text = Parameters.text("text", single.getOrDefault("text", ""), LONGEST_TEXT);
        String filter = single.getOrDefault("filter", "");
        String keyPartition = single.getOrDefault("keyPartition", "auto");
        if (!Set.of("auto", "all").contains(keyPartition)) {
            throw new BadParameter("keyPartition", keyPartition, "give auto or all.");
        }
        if (headers.size() > MOST_HEADERS) {
            throw new BadParameter(
                    "header", headers.size() + " headers", "give at most " + MOST_HEADERS + ".");
        }
        return new Criteria(
                text.isEmpty() ? null : new TextMatch(text, schemas),
                single.containsKey("key") ? key(single.get("key"), keyFormat) : null,
                keyPartition.equals("all"),
                headers.stream()
                        .filter(each -> !each.isEmpty())
                        .map(each -> Parameters.text("header", each, LONGEST_TEXT))
                        .map(HeaderMatch::parse)
                        .toList(),
                filter.isBlank() ? null : filters.of(filter));
    }

    private static Bytes key(String key, RecordFormat format) {
        byte[] bytes = format.encode(Parameters.text("key", key, LONGEST_TEXT));
        if (bytes == null) {
            throw new BadParameter(
                    "key",
                    key,
                    format.name().equals("schema")
                            ? "a key that was written by a schema is found by a filter, such as"
                                    + " key.id == '7'."
                            : "it is no %s; give another keyFormat.".formatted(format.name()));
        }
        return Bytes.wrap(bytes);
    }

    private static List<Integer> partitions(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        Set<Integer> numbers = new TreeSet<>();
        Stream.of(NUMBERS.split(text.strip(), -1))
                .forEach(each ->
                        numbers.add(Parameters.number("partition", each, 0, Integer.MAX_VALUE)));
        return List.copyOf(numbers);
    }

    /** Whether what open and aborted transactions wrote is left out. */
    static boolean isCommitted(String isolation) {
        return switch (isolation) {
            case "committed" -> true;
            case "uncommitted" -> false;
            default ->
                    throw new BadParameter(
                            "isolation", isolation, "give committed or uncommitted.");
        };
    }
}
