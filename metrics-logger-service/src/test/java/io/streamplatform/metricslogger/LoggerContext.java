package io.streamplatform.metricslogger;

import java.util.Arrays;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A metrics logger in this JVM. */
final class LoggerContext extends LoggerRun {
    private final ConfigurableApplicationContext context;

    private LoggerContext(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static LoggerContext started(String[] arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--server.port=0";
        return new LoggerContext(SpringApplication.run(MetricsLoggerApplication.class, all));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    int port() {
        return Integer.parseInt(
                Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    @Override
    public void close() {
        context.close();
    }
}
