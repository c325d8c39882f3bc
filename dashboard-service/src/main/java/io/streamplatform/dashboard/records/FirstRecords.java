package io.streamplatform.dashboard.records;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The newest records for a page's first paint, if they can be had at once. A page does not wait for
 * a broker that is slow or away: then it comes without them, and the browser asks for them itself.
 */
@Component
class FirstRecords implements DisposableBean {

    /** Characters of a value that the page carries; the rest is asked for when it is opened. */
    private static final int CARRIED = 4_000;

    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final RecordBrowser browser;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    FirstRecords(RecordBrowser browser) {
        this.browser = browser;
    }

    /** Null when they did not come in time or could not be read. */
    @Nullable RecordPage of(String topic, int limit) {
        // Who asks is known on the thread of their request alone.
        var mask = browser.maskOf(topic);
        Future<RecordPage> reading = readers.submit(() -> browser.latest(topic, limit, mask));
        try {
            RecordPage page = reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return page.showing(page.records().stream().map(FirstRecords::shortened).toList());
        } catch (TimeoutException e) {
            return null; // reading is bounded in time by itself, and warms the next attempt
        } catch (ExecutionException e) {
            return null; // the browser asks again, and is told what is wrong
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** With a short value: a page of many large records stays small. */
    private static ShownRecord shortened(ShownRecord record) {
        String value = record.value();
        if (value == null || value.length() <= CARRIED) {
            return record;
        }
        int end = Character.isHighSurrogate(value.charAt(CARRIED - 1)) ? CARRIED - 1 : CARRIED;
        return new ShownRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                record.key(),
                record.keyFormat(),
                record.keySize(),
                record.keyProblem(),
                record.keySchema(),
                value.substring(0, end),
                record.valueFormat(),
                record.valueSize(),
                record.valueProblem(),
                record.valueSchema(),
                true,
                record.headers());
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
    }
}
