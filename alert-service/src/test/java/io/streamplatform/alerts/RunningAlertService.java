package io.streamplatform.alerts;

import io.streamplatform.testsupport.TestBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** An alert service in this JVM, on a port of its own. */
public final class RunningAlertService implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningAlertService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningAlertService start(TestBroker broker, Path stateDir, String... settings) {
        List<String> arguments = new ArrayList<>(arguments(broker, stateDir));
        arguments.add("--server.port=0");
        arguments.addAll(List.of(settings));
        return new RunningAlertService(
                new SpringApplicationBuilder(AlertServiceApplication.class)
                        .run(arguments.toArray(String[]::new)));
    }

    static List<String> arguments(TestBroker broker, Path stateDir) {
        return List.of(
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--alert.state-dir=" + stateDir,
                "--alert.update-every=100ms",
                "--logging.level.kafka=WARN",
                "--logging.level.state.change.logger=WARN",
                "--logging.level.org.apache.kafka=WARN");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public AlertApi api() {
        return new AlertApi(((WebServerApplicationContext) context).getWebServer().getPort());
    }

    @Override
    public void close() {
        context.close();
    }
}
