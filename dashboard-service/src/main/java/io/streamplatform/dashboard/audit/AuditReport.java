package io.streamplatform.dashboard.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log.
 *
 * @param total entries that match
 * @param page from 0
 * @param size entries of a page
 * @param topic that entries are written to; null when they are not
 * @param dropped entries that could not be written to the topic; they are in the log
 * @param entries newest first
 */
public record AuditReport(
        int total,
        int page,
        int size,
        @Nullable String topic,
        long dropped,
        List<AuditEntry> entries) {}
