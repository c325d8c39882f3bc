package io.streamplatform.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.DashboardApplication;
import io.streamplatform.dashboard.Visitor;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Which role each mapping that changes something needs, and that none is done in read-only mode.
 */
class RolesIT {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final String ROLES =
            """
            DELETE /api/cluster/user ADMIN
            DELETE /api/cluster/user/credentials/{mechanism} ADMIN
            DELETE /api/cluster/users/{user} ADMIN
            DELETE /api/cluster/users/{user}/credentials/{mechanism} ADMIN
            DELETE /api/group EDITOR
            DELETE /api/group/members EDITOR
            DELETE /api/group/offsets EDITOR
            DELETE /api/groups/{group} EDITOR
            DELETE /api/groups/{group}/members EDITOR
            DELETE /api/groups/{group}/offsets EDITOR
            DELETE /api/labs/groups EDITOR
            DELETE /api/labs/groups/comparison EDITOR
            DELETE /api/labs/groups/members/{name} EDITOR
            DELETE /api/labs/groups/queue EDITOR
            DELETE /api/labs/groups/queue/members/{name} EDITOR
            DELETE /api/labs/schemas EDITOR
            DELETE /api/labs/schemas/comparison EDITOR
            DELETE /api/schema ADMIN
            DELETE /api/schema/compatibility ADMIN
            DELETE /api/schema/versions/{version} ADMIN
            DELETE /api/schema/versions/{version}?dryRun=true VIEWER
            DELETE /api/schema?dryRun=true VIEWER
            DELETE /api/schemas/{subject} ADMIN
            DELETE /api/schemas/{subject}/compatibility ADMIN
            DELETE /api/schemas/{subject}/versions/{version} ADMIN
            DELETE /api/schemas/{subject}/versions/{version}?dryRun=true VIEWER
            DELETE /api/schemas/{subject}?dryRun=true VIEWER
            DELETE /api/topics/{topic} ADMIN
            DELETE /api/topics/{topic}/records ADMIN
            DELETE /api/topics/{topic}/records?dryRun=true VIEWER
            DELETE /api/topics/{topic}/redrives/{id} EDITOR
            DELETE /api/topics/{topic}/runs/{id} EDITOR
            DELETE /api/topics/{topic}?dryRun=true VIEWER
            PATCH /api/cluster/brokers/{broker}/{kind:settings|loggers} ADMIN
            PATCH /api/cluster/quotas ADMIN
            PATCH /api/likes EDITOR
            PATCH /api/topics/{topic}/configuration ADMIN
            PATCH /api/topics/{topic}/configuration?dryRun=true VIEWER
            POST /api/alerts EDITOR
            POST /api/alerts/** EDITOR
            POST /api/analytics EDITOR
            POST /api/analytics/** EDITOR
            POST /api/cluster/acls ADMIN
            POST /api/cluster/acls/delete ADMIN
            POST /api/cluster/acls/delete/dry-run VIEWER
            POST /api/cluster/acls/dry-run VIEWER
            POST /api/cluster/brokers/{broker}/{kind:settings|loggers}/dry-run VIEWER
            POST /api/cluster/features/{feature}/dry-run VIEWER
            POST /api/cluster/partitions/elect ADMIN
            POST /api/cluster/partitions/elect/dry-run VIEWER
            POST /api/cluster/quotas/dry-run VIEWER
            POST /api/cluster/reassignments ADMIN
            POST /api/cluster/reassignments/cancel ADMIN
            POST /api/cluster/reassignments/dry-run VIEWER
            POST /api/group/offsets EDITOR
            POST /api/group/offsets/plan VIEWER
            POST /api/groups/{group}/offsets EDITOR
            POST /api/groups/{group}/offsets/plan VIEWER
            POST /api/labs/groups EDITOR
            POST /api/labs/groups/comparison EDITOR
            POST /api/labs/groups/members EDITOR
            POST /api/labs/groups/offsets EDITOR
            POST /api/labs/groups/order/{experiment} EDITOR
            POST /api/labs/groups/queue EDITOR
            POST /api/labs/groups/queue/members EDITOR
            POST /api/labs/groups/queue/records/answer EDITOR
            POST /api/labs/schemas EDITOR
            POST /api/labs/schemas/changes/check VIEWER
            POST /api/labs/schemas/comparison EDITOR
            POST /api/labs/schemas/matrix EDITOR
            POST /api/labs/schemas/rollout/steps EDITOR
            POST /api/likes EDITOR
            POST /api/metrics EDITOR
            POST /api/metrics/** EDITOR
            POST /api/records/resend EDITOR
            POST /api/schema/check VIEWER
            POST /api/schema/versions EDITOR
            POST /api/schema/versions?dryRun=true VIEWER
            POST /api/schemas/{subject}/check VIEWER
            POST /api/schemas/{subject}/versions EDITOR
            POST /api/schemas/{subject}/versions?dryRun=true VIEWER
            POST /api/topics ADMIN
            POST /api/topics/{topic}/clone ADMIN
            POST /api/topics/{topic}/clone?dryRun=true VIEWER
            POST /api/topics/{topic}/partitions ADMIN
            POST /api/topics/{topic}/partitions?dryRun=true VIEWER
            POST /api/topics/{topic}/records EDITOR
            POST /api/topics/{topic}/redrives EDITOR
            POST /api/topics/{topic}/redrives/preview VIEWER
            POST /api/topics/{topic}/runs EDITOR
            POST /api/topics/{topic}/runs/preview VIEWER
            POST /api/topics?dryRun=true VIEWER
            PUT /api/cluster/features/{feature} ADMIN
            PUT /api/cluster/user/credentials/{mechanism} ADMIN
            PUT /api/cluster/users/{user}/credentials/{mechanism} ADMIN
            PUT /api/labs/groups/members/{name}/pace EDITOR
            PUT /api/labs/groups/members/{name}/state EDITOR
            PUT /api/labs/groups/queue/members/{name}/answer EDITOR
            PUT /api/labs/groups/queue/members/{name}/pace EDITOR
            PUT /api/labs/groups/queue/members/{name}/state EDITOR
            PUT /api/labs/groups/rate EDITOR
            PUT /api/labs/groups/settings EDITOR
            PUT /api/labs/schemas/level EDITOR
            PUT /api/labs/schemas/rate EDITOR
            PUT /api/labs/schemas/rollout EDITOR
            PUT /api/schema-registry/compatibility ADMIN
            PUT /api/schema/compatibility ADMIN
            PUT /api/schemas/{subject}/compatibility ADMIN
            """;

    private static ConfigurableApplicationContext dashboard;

    @BeforeAll
    static void start() {
        dashboard =
                new SpringApplicationBuilder(DashboardApplication.class)
                        .run(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                                "--dashboard.access.read-only=true");
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void eachMappingThatMayChangeSomethingNeedsItsRole() {
        assertThat(found().entrySet().stream().map(each -> each.getKey() + " " + each.getValue()))
                .containsExactlyElementsOf(ROLES.lines().toList());
    }

    @Test
    void whereNothingIsChangedEachKindOfChangeIsRefused() {
        int port = ((WebServerApplicationContext) dashboard).getWebServer().getPort();
        List<String> changes = ROLES.lines().filter(each -> !each.endsWith("VIEWER")).toList();
        try (Visitor visitor = new Visitor(port)) {
            for (String change : changes) {
                String[] parts = change.split(" ");
                String path =
                        parts[1].replaceAll("\\{kind[^}]*}", "settings")
                                .replaceAll("\\{[^}]*}", "1")
                                .replace("/**", "/x");
                Visitor.Answer answer = visitor.changeWith(parts[0], path, "{}");
                assertThat(answer.status()).as(change).isEqualTo(403);
                assertThat(answer.body()).as(change).contains("DASHBOARD_ACCESS_READONLY");
            }
        }
    }

    private static TreeMap<String, String> found() {
        TreeMap<String, String> found = new TreeMap<>();
        dashboard
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> add(found, mapping, handler));
        return found;
    }

    private static void add(
            TreeMap<String, String> found, RequestMappingInfo mapping, HandlerMethod handler) {
        String params =
                mapping.getParamsCondition().getExpressions().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining("&"));
        for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
            if (!READING.contains(method.name())) {
                @Nullable Role needed = RoleGate.needed(handler, false);
                for (String path : mapping.getPatternValues()) {
                    found.put(
                            method + " " + path + (params.isEmpty() ? "" : "?" + params),
                            String.valueOf(needed));
                }
            }
        }
    }
}
