package io.streamplatform.dashboard.records;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tells a search as JSON, an object on each line, each sent as soon as it is known. */
final class SearchStream implements SearchSink {

    private final String topic;
    private final HttpServletResponse response;
    private final JsonMapper json;

    SearchStream(String topic, HttpServletResponse response, JsonMapper json) {
        this.topic = topic;
        this.response = response;
        this.json = json;
    }

    /** How a record that matches is sent. */
    Function<ConsumerRecord<byte[], byte[]>, byte[]> lines(RecordView view) {
        return record -> json.writeValueAsBytes(new Match("record", view.show(record)));
    }

    @Override
    public void start(Plan plan) throws IOException {
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        write(
                json.writeValueAsBytes(
                        new Start("start", topic, plan.partitions(), plan.left(), plan.why())));
        response.flushBuffer();
    }

    @Override
    public void hit(byte[] line) throws IOException {
        write(line);
        response.flushBuffer();
    }

    @Override
    public void progress(SearchFigures figures) throws IOException {
        write(json.writeValueAsBytes(new Progress("progress", figures)));
        response.flushBuffer();
    }

    @Override
    public void end(SearchEnd end, SearchFigures figures) throws IOException {
        write(json.writeValueAsBytes(new End("end", end.reason(), end.detail(), figures)));
        response.flushBuffer();
    }

    private void write(byte[] line) throws IOException {
        OutputStream out = response.getOutputStream();
        out.write(line);
        out.write('\n');
    }

    private record Start(
            String type,
            String topic,
            List<Integer> partitions,
            long records,
            @Nullable String note) {}

    private record Match(String type, ShownRecord record) {}

    private record Progress(String type, @JsonUnwrapped SearchFigures figures) {}

    private record End(
            String type,
            SearchEnd.Reason reason,
            @Nullable String detail,
            @JsonUnwrapped SearchFigures figures) {}
}
