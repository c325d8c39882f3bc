package io.streamplatform.metricslogger.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.metricslogger.anomalies.AnomalyRules;
import io.streamplatform.metricslogger.ledger.MetricsLedger;
import io.streamplatform.metricslogger.ledger.MetricsLedger.LedgerSettings;
import io.streamplatform.metricslogger.publishing.AnomalyPublisher;
import io.streamplatform.metricslogger.retention.RetentionProperties;
import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.starter.intake.ValueReaders;
import io.streamplatform.starter.topics.PublishedTopics;
import java.time.Clock;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together how metrics come in. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
    private static final int LONGEST_TRANSACTION_SECONDS = 30;

    @Bean
    PublishedTopics publishedTopics() {
        return PublishedTopics.of(
                PlatformTopics.METRIC_ANOMALIES, PlatformTopics.SYSTEM_METRICS.deadLetters());
    }

    @Bean
    MetricsLedger metricsLedger(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactionManager,
            AnomalyRules rules,
            Admin admin,
            IntakeProperties intake,
            RetentionProperties retention,
            Clock clock) {
        TransactionTemplate transactions = new TransactionTemplate(transactionManager);
        transactions.setTimeout(LONGEST_TRANSACTION_SECONDS);
        return new MetricsLedger(
                jdbc,
                transactions,
                rules,
                new KafkaTopicIds(admin),
                new LedgerSettings(
                        "process " + ProcessHandle.current().pid(),
                        retention.kept(),
                        intake.mostResources()),
                clock);
    }

    @Bean
    IntakeReport ledgerHealthIndicator(
            MeterRegistry meters, Clock clock, ObjectProvider<AnomalyPublisher> publisher) {
        return new IntakeReport(meters, clock, () -> publisher.getObject().wake());
    }

    @Bean
    SystemMetricsListener systemMetricsListener(
            MetricsLedger ledger,
            ValueReaders readers,
            DeadLetters deadLetters,
            IntakeProperties intake,
            IntakeReport report,
            Clock clock) {
        MetricReader reader =
                new MetricReader(readers, deadLetters, intake.clockTolerance(), clock);
        return new SystemMetricsListener(ledger, new BatchWriter(ledger, reader), report, intake);
    }

    /** In place of the platform's, which gives a batch up after some retries. */
    @Bean
    CommonErrorHandler retryFromDatabase(IntakeReport report, IntakeProperties intake) {
        return new RetryFromDatabase(report, intake.longestPause());
    }
}
