package io.streamplatform.metricslogger.ledger;

import io.streamplatform.contracts.metrics.SystemMetric;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is in memory of a claimed source: a cache of its rows, and the detectors' state. It is used
 * by the consumer's thread alone and holds what a transaction is about to write; when that fails
 * the whole book is thrown away and read from the database again.
 */
final class PartitionBook {
    private final LedgerParts parts;
    private final int mostResources;
    private final Map<Resource, ResourceBook> resources = new LinkedHashMap<>(64, 0.75f, true);
    private volatile Claim claim;

    private record Resource(String host, SystemMetric.Kind kind) {}

    /**
     * Opens an empty book.
     *
     * @param mostResources resources that stay in memory; the ones that were silent for longest
     *     leave first, and are read again when they are heard of
     */
    PartitionBook(Claim claim, LedgerParts parts, int mostResources) {
        this.claim = claim;
        this.parts = parts;
        this.mostResources = mostResources;
    }

    Claim claim() {
        return claim;
    }

    void add(SystemMetric metric, Horizon horizon) {
        Resource key = new Resource(metric.host(), metric.resource());
        ResourceBook book = resources.get(key);
        if (book == null) {
            book = new ResourceBook(claim.partitionId(), key.host(), key.kind(), parts);
            resources.put(key, book);
        }
        book.add(metric, horizon);
    }

    void collect(Changes changes) {
        resources.values().forEach(each -> each.collect(changes));
    }

    void committed(long nextOffset) {
        claim = claim.advancedTo(nextOffset);
        resources.values().forEach(ResourceBook::committed);
        Iterator<ResourceBook> longestSilent = resources.values().iterator();
        while (resources.size() > mostResources) {
            longestSilent.next();
            longestSilent.remove();
        }
    }
}
