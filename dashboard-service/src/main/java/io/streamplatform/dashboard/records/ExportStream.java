package io.streamplatform.dashboard.records;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Writes what a search finds to a download. When the search ends before its time the connection is
 * cut, so that nobody takes a part for the whole.
 */
final class ExportStream implements SearchSink {

    private static final Logger log = LoggerFactory.getLogger(ExportStream.class);

    private final String topic;
    private final ExportFormat format;
    private final HttpServletResponse response;
    private boolean any;

    ExportStream(String topic, ExportFormat format, HttpServletResponse response) {
        this.topic = topic;
        this.format = format;
        this.response = response;
    }

    @Override
    public void start(Plan plan) throws IOException {
        response.setContentType(format.contentType());
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(topic + "." + format.extension())
                        .build()
                        .toString());
        write(format.head());
        response.flushBuffer();
    }

    @Override
    public void hit(byte[] line) throws IOException {
        if (any) {
            write(format.between());
        }
        any = true;
        response.getOutputStream().write(line);
    }

    /** Sends what there is: a viewer who has gone is noticed. */
    @Override
    public void progress(SearchFigures figures) throws IOException {
        response.flushBuffer();
    }

    @Override
    public void end(SearchEnd end, SearchFigures figures) throws IOException {
        switch (end.reason()) {
            case END, LIMIT -> {
                if (any || !format.foot().isBlank()) {
                    write(format.foot());
                }
                response.flushBuffer();
            }
            case TIME, CANCELLED, BROKER_LOST, TOPIC_DELETED, FAILED -> {
                log.warn("The export of {} is not whole: {}", topic, end.detail());
                throw new CloseNowException();
            }
        }
    }

    private void write(String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
