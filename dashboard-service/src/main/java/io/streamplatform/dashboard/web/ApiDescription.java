package io.streamplatform.dashboard.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.context.annotation.Configuration;

/** What the description of the REST resources begins with; each resource describes itself. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Kafka Streaming Platform: dashboard",
                        version = "1",
                        description =
                                "All that the dashboard's pages show and do. What is refused is"
                                        + " answered with problem details that say what is wrong"
                                        + " and the remedy."),
        tags = {
            @Tag(name = "Overview", description = "The map and the figures of the whole"),
            @Tag(name = "Topics", description = "What topics there are, and changes to them"),
            @Tag(name = "Records", description = "Read, searched, tailed and exported"),
            @Tag(name = "Produce", description = "Written, sent again, redriven"),
            @Tag(name = "Follow", description = "A key's or a trace's way through the topics"),
            @Tag(name = "Groups", description = "Consumer, share and streams groups"),
            @Tag(
                    name = "Schemas",
                    description = "Subjects of the schema registry, and changes to them"),
            @Tag(name = "Cluster", description = "Brokers, quorum, quotas, access rules, users"),
            @Tag(name = "Services", description = "What runs beside the cluster"),
            @Tag(name = "Audit", description = "What was changed here, by whom"),
        })
class ApiDescription {}
