package io.streamplatform.alerts.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.alerts.AlertProperties;
import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.json.JsonFormat;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * POSTs an alert as JSON. {@value #IDEMPOTENCY_KEY} is the same each time a change is told, so that
 * the receiver can ignore what it knows. Failures that may pass (no connection, no answer in time,
 * 408, 425, 429, 5xx) are repeated with growing pauses; another answer than 2xx is final.
 */
final class Webhook {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final JsonFormat<Alert> FORMAT = JsonFormat.of(Alert.class);

    /** Well below the consumer's max.poll.interval.ms: after that the record comes again. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final URI url;
    private final RestClient client;
    private final RetryTemplate retry;
    private final MeterRegistry meters;

    /** An answer, or none, that may be better next time. */
    static final class AwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AwayException(String message) {
            super(message);
        }
    }

    Webhook(URI url, AlertProperties.Webhook settings, MeterRegistry meters) {
        this.url = url;
        this.meters = meters;
        JdkClientHttpRequestFactory requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build());
        requests.setReadTimeout(settings.readTimeout());
        this.client = RestClient.builder().requestFactory(requests).build();
        this.retry =
                new RetryTemplate(
                        RetryPolicy.builder()
                                .includes(AwayException.class)
                                .maxRetries(settings.retries())
                                .delay(settings.firstDelay())
                                .multiplier(2)
                                .jitter(settings.firstDelay().dividedBy(4))
                                .maxDelay(settings.maxDelay())
                                .timeout(LONGEST)
                                .build());
    }

    /**
     * Tells an alert.
     *
     * @throws AwayException if the receiver is away for longer than the retries last
     */
    void tell(Alert alert) {
        retry.invoke(() -> post(alert));
    }

    private void post(Alert alert) {
        HttpStatusCode status;
        try {
            status =
                    client.post()
                            .uri(url)
                            .contentType(MediaType.APPLICATION_JSON)
                            .header(IDEMPOTENCY_KEY, alert.alertId() + "/" + alert.status())
                            .body(FORMAT.write(alert))
                            .exchange((_, response) -> response.getStatusCode());
        } catch (ResourceAccessException e) {
            throw away("no answer from %s: %s".formatted(url, e.getMessage()));
        }
        if (status == null || mayPass(status)) {
            throw away("%s answered %s".formatted(url, status));
        }
        if (status.is2xxSuccessful()) {
            count("delivered");
        } else {
            count("refused");
            LOG.warn("{} refused alert {} with {}", url, alert.alertId(), status);
        }
    }

    private AwayException away(String message) {
        count("failed");
        return new AwayException(message);
    }

    private static boolean mayPass(HttpStatusCode status) {
        return status.is5xxServerError()
                || status.value() == 408
                || status.value() == 425
                || status.value() == 429;
    }

    private void count(String outcome) {
        Counter.builder("alerts.webhook.calls")
                .description("Calls of the webhook: delivered, refused, or failed and tried again")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
