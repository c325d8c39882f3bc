package io.streamplatform.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PageDataTest {

    @Test
    void nothingInTheDataCanCloseItsElement() {
        Map<String, String> hostile = Map.of("name", "</script><!--<script>&amp;");
        String json = new PageData(new JsonMapper()).json(hostile);
        assertThat(json).doesNotContain("<", ">", "&");
        assertThat(new JsonMapper().readTree(json).path("name").asString())
                .isEqualTo(hostile.get("name"));
    }
}
