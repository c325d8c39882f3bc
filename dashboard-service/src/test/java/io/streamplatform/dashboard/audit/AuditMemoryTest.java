package io.streamplatform.dashboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditMemoryTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AuditMemory memory =
            new AuditMemory(new AuditProperties(null, Duration.ofDays(1), 3, 10));

    @Test
    void theNewestAreKept_andLoginsDoNotPushChangesOut() {
        for (int i = 0; i < 5; i++) {
            memory.add(entry("c" + i, i, "mira", "topic.create", "orders-" + i));
            memory.add(entry("l" + i, i, "mallory", AuditEntry.LOGIN_FAILED, "dashboard"));
            memory.add(entry("m" + i, i, "mallory", AuditEntry.LOGIN_FAILED, "dashboard"));
        }
        assertThat(find("", "topic.", "")).containsExactly("c4", "c3", "c2");
        assertThat(find("", "access.", "")).hasSize(3);
    }

    @Test
    void whatWasKeptEarlierComesAfter_andOnlyOnce() {
        memory.add(entry("new", 9, "mira", "topic.create", "a"));
        memory.addEarlier(
                List.of(
                        entry("old", 1, "mira", "topic.create", "a"),
                        entry("new", 9, "mira", "topic.create", "a"),
                        entry("older", 0, "mira", "topic.create", "a")));
        assertThat(find("", "", "")).containsExactly("new", "old", "older");
    }

    @Test
    void itIsFoundByWhoActionAndResource() {
        memory.add(entry("1", 1, "Mira", "topic.create", "orders"));
        memory.add(entry("2", 2, "jon", "topic.delete", "orders-old"));
        memory.add(entry("3", 3, "jon", "group.reset", "billing"));
        assertThat(find("mira", "", "")).containsExactly("1");
        assertThat(find("", "topic.", "ORDERS")).containsExactly("2", "1");
        assertThat(find("jon", "group.", "")).containsExactly("3");
        assertThat(find("", "reset", "")).isEmpty();
    }

    private List<String> find(String who, String action, String resource) {
        return memory.find(new AuditQuery(who, action, resource, 0, 50)).stream()
                .map(AuditEntry::id)
                .toList();
    }

    private static AuditEntry entry(
            String id, int second, String who, String action, String resource) {
        return new AuditEntry(
                id, START.plusSeconds(second), who, null, null, action, resource, null, null, null);
    }
}
