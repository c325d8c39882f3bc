package io.streamplatform.alerts.book;

import io.streamplatform.alerts.rules.Draft;
import java.time.Instant;
import java.util.List;

/** Where alerts that are to be published come from. */
public interface DraftSource {

    /** What is to be published now. */
    List<Draft> drafts(Instant now);

    /** A draft is in the topic. */
    void published(Draft draft, Instant at);
}
