package io.streamplatform.dashboard.page;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts what a page shows first into the page itself, so that the browser need not ask for it. */
@Component
public class PageData {

    private final JsonMapper mapper;

    PageData(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * JSON that is safe inside a script element: nothing in it can close the element or open a
     * comment.
     */
    public String json(Object body) {
        return mapper.writeValueAsString(body)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
