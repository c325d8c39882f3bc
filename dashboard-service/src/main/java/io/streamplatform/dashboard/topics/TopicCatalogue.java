package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.History;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.SamplingProperties;
import io.streamplatform.dashboard.cluster.Series;
import io.streamplatform.dashboard.cluster.Spark;
import io.streamplatform.dashboard.groups.LagBook;
import io.streamplatform.dashboard.groups.LagReport;
import io.streamplatform.dashboard.web.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what topics there are, from the newest report. */
@Component
public class TopicCatalogue {

    static final long GAP_MILLIS = 75_000;

    private final ObservedCluster cluster;
    private final LagBook lagBook;
    private final History history;
    private final double rateWindowSeconds;
    private volatile @Nullable Rows rows;

    TopicCatalogue(
            ObservedCluster cluster,
            LagBook lagBook,
            History history,
            SamplingProperties properties) {
        this.cluster = cluster;
        this.lagBook = lagBook;
        this.history = history;
        this.rateWindowSeconds = properties.rateWindow().toMillis() / 1000.0;
    }

    /** What is derived from one report, once for all who ask: rows, and sparks when first shown. */
    private record Rows(
            Instant sampledAt, List<TopicRow> byName, Map<String, List<@Nullable Double>> sparks) {}

    public TopicPage find(TopicQuery query) {
        String part = query.search().toLowerCase(Locale.ROOT);
        Rows known = rows();
        List<TopicRow> matching = new ArrayList<>();
        for (TopicRow row : known == null ? List.<TopicRow>of() : known.byName()) {
            if (query.filter().shows(row)
                    && (part.isEmpty() || row.name().toLowerCase(Locale.ROOT).contains(part))) {
                matching.add(row);
            }
        }
        if (query.sort() != TopicSort.NAME || query.descending()) {
            matching.sort(query.sort().comparator(query.descending()));
        }
        List<TopicRow> page = Paging.page(matching, query.page(), query.size());
        return new TopicPage(
                cluster.sight(),
                matching.size(),
                query.page(),
                query.size(),
                rateWindowSeconds,
                page,
                known == null ? Map.of() : sparks(page, known.sparks()));
    }

    /** All topics by name. */
    public List<TopicRow> all() {
        Rows known = rows();
        return known == null ? List.of() : known.byName();
    }

    private @Nullable Rows rows() {
        LagReport report = lagBook.report();
        Rows known = rows;
        if (report != null
                && (known == null || !known.sampledAt().equals(report.snapshot().sampledAt()))) {
            List<TopicRow> made = new ArrayList<>(report.snapshot().topics().size());
            for (var topic : report.snapshot().topics().values()) {
                made.add(
                        TopicRow.of(
                                topic,
                                report.readersByTopic().getOrDefault(topic.name(), List.of())));
            }
            known =
                    new Rows(
                            report.snapshot().sampledAt(),
                            List.copyOf(made),
                            new ConcurrentHashMap<>());
            rows = known;
        }
        return known;
    }

    private Map<String, List<@Nullable Double>> sparks(
            List<TopicRow> page, Map<String, List<@Nullable Double>> made) {
        Map<String, List<@Nullable Double>> sparks = new LinkedHashMap<>();
        for (TopicRow row : page) {
            Series written = history.written(row.name());
            if (written != null && !written.isEmpty()) {
                sparks.put(row.name(), made.computeIfAbsent(row.name(), _ -> spark(written)));
            }
        }
        return sparks;
    }

    /** Rounded to what a line of 20 pixels can show: whoever asks for all gets half the bytes. */
    private static List<@Nullable Double> spark(Series written) {
        List<@Nullable Double> rates = Spark.ofRates(written, GAP_MILLIS);
        rates.replaceAll(rate -> rate == null ? null : Double.valueOf(rounded(rate)));
        return rates;
    }

    private static double rounded(double rate) {
        return rate >= 100 ? Math.rint(rate) : Math.rint(rate * 100) / 100;
    }
}
