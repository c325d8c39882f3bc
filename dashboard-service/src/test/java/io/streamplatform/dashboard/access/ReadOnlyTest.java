package io.streamplatform.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.dashboard.web.Refused;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class ReadOnlyTest {

    private final List<Object> told = new ArrayList<>();

    @Test
    void whoMayDoEverythingDoes() throws NoSuchMethodException {
        RoleGate gate = gate(false);
        assertThatCode(() -> ask(gate, "DELETE", "delete")).doesNotThrowAnyException();
        assertThatCode(() -> ask(gate, "POST", "write")).doesNotThrowAnyException();
        assertThatCode(() -> ask(gate, "GET", "look")).doesNotThrowAnyException();
        assertThat(told).isEmpty();
    }

    @Test
    void whereNothingIsChanged_aDryRunIsDone_andWhatIsRefusedSaysWhy() {
        RoleGate gate = gate(true);
        assertThatThrownBy(() -> ask(gate, "DELETE", "delete"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("DASHBOARD_ACCESS_READONLY");
        assertThatThrownBy(() -> ask(gate, "POST", "write")).isInstanceOf(Refused.class);
        assertThatCode(() -> ask(gate, "POST", "preview")).doesNotThrowAnyException();
        assertThatCode(() -> ask(gate, "GET", "look")).doesNotThrowAnyException();
        assertThatCode(() -> ask(gate, "GET", "lookAsAdmin"))
                .as("reading is not changing")
                .doesNotThrowAnyException();
        assertThat(told).hasSize(2).allMatch(AccessRefused.class::isInstance);
    }

    @Test
    void whatNobodySaidAnythingAboutIsRefused() {
        assertThatThrownBy(() -> ask(gate(false), "POST", "forgotten"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("nothing says which role");
    }

    private RoleGate gate(boolean readOnly) {
        Map<String, String> settings = new HashMap<>();
        settings.put("dashboard.access.read-only", String.valueOf(readOnly));
        AccessProperties access =
                new Binder(new MapConfigurationPropertySource(settings))
                        .bindOrCreate("dashboard.access", AccessProperties.class);
        return new RoleGate(
                new Viewers(access, new LoginMethods(new StandardEnvironment())), told::add);
    }

    private static void ask(RoleGate gate, String method, String handler)
            throws NoSuchMethodException {
        Method asked = Handlers.class.getDeclaredMethod(handler);
        Object bean = handler.equals("forgotten") ? new Forgotten() : new Handlers();
        gate.preHandle(
                new MockHttpServletRequest(method, "/api/" + handler),
                new MockHttpServletResponse(),
                new HandlerMethod(
                        bean,
                        handler.equals("forgotten")
                                ? Forgotten.class.getDeclaredMethod("forgotten")
                                : asked));
    }

    @Requires(Role.ADMIN)
    private static class Handlers {
        void delete() {}

        void look() {}

        void forgotten() {}

        @Requires(Role.EDITOR)
        void write() {}

        @Requires(Role.VIEWER)
        void preview() {}

        @Requires(Role.ADMIN)
        void lookAsAdmin() {}
    }

    private static final class Forgotten {
        void forgotten() {}
    }
}
