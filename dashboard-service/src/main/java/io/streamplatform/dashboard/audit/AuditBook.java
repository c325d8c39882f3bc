package io.streamplatform.dashboard.audit;

import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the audit log for viewers. */
@Component
class AuditBook {

    private final AuditMemory memory;
    private final AuditTopic topic;
    private final AuditProperties properties;

    AuditBook(AuditMemory memory, AuditTopic topic, AuditProperties properties) {
        this.memory = memory;
        this.topic = topic;
        this.properties = properties;
    }

    AuditReport read(AuditQuery query) {
        List<AuditEntry> found = memory.find(query);
        List<AuditEntry> shown =
                found.stream()
                        .skip((long) query.page() * query.size())
                        .limit(query.size())
                        .toList();
        return new AuditReport(
                found.size(),
                query.page(),
                query.size(),
                properties.hasTopic() ? properties.topic() : null,
                topic.dropped(),
                shown);
    }
}
