package io.streamplatform.dashboard.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was changed. Telling it never fails and never holds up the change. */
@Component
public class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private final JsonMapper json;

    AuditLog(JsonMapper json) {
        this.json = json;
    }

    public void tell(Change change) {
        log.info("{}", json.writeValueAsString(change));
    }
}
