package io.streamplatform.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** What a test's registry promises. */
class TestRegistryIT {
    private static final String SUBJECTS = "/apis/ccompat/v7/subjects";
    private static final String SCHEMA = "{\"schema\": \"\\\"string\\\"\"}";

    @Test
    void keepsAddressAndSchemasOverARestart() {
        try (TestRegistry registry = TestRegistry.started()) {
            String address = registry.url();
            Api api = new Api(registry.port());
            int id = register(api, "kept-value");

            registry.stop();
            assertThatThrownBy(() -> api.get(SUBJECTS)).isInstanceOf(UncheckedIOException.class);
            registry.start();

            assertThat(registry.url()).isEqualTo(address);
            assertThat(api.get(SUBJECTS).body().toString()).isEqualTo("[\"kept-value\"]");
            assertThat(register(api, "kept-value")).isEqualTo(id);
        }
    }

    @Test
    void hasThePlatformsSettings_andIsSharedByThoseWhoAskForThat() {
        TestRegistry registry = TestRegistry.shared();

        Api.Answer config = new Api(registry.port()).get("/apis/ccompat/v7/config");

        assertThat(config.body().path("compatibilityLevel").asString()).isEqualTo("BACKWARD");
        assertThat(TestRegistry.shared()).isSameAs(registry);
    }

    private static int register(Api api, String subject) {
        Api.Answer answer = api.post(SUBJECTS + "/" + subject + "/versions", SCHEMA);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("id").asInt();
    }
}
