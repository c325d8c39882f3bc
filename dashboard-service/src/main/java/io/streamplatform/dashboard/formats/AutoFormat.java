package io.streamplatform.dashboard.formats;

import io.streamplatform.dashboard.registry.Reading;
import io.streamplatform.dashboard.registry.RecordSchemas;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * By the schema that it names, if it names one and a registry is set; as JSON where it is, as text
 * where it can be, else as hex.
 */
@Component
public final class AutoFormat implements RecordFormat {

    private static final HexFormat HEX = HexFormat.of();

    private final RecordSchemas schemas;
    private final boolean mayWait;

    @Autowired
    AutoFormat(RecordSchemas schemas) {
        this(schemas, true);
    }

    private AutoFormat(RecordSchemas schemas, boolean mayWait) {
        this.schemas = schemas;
        this.mayWait = mayWait;
    }

    /** The same without ever waiting for a schema: the first records that name one are hex. */
    public static AutoFormat atOnce(RecordSchemas schemas) {
        return new AutoFormat(schemas, false);
    }

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public String title() {
        return "Automatic";
    }

    @Override
    public Decoded decode(Source source, int limit) {
        Reading reading =
                mayWait ? schemas.read(source.bytes()) : schemas.readAtOnce(source.bytes());
        return reading == null
                ? decode(source.bytes(), limit)
                : SchemaFormat.shown(schemas, reading, source, limit, mayWait);
    }

    /** Nothing is parsed into values, so a number of any length stays as it was written. */
    public static Decoded decode(byte[] bytes, int limit) {
        boolean cut = bytes.length > limit;
        String text = Utf8.strict(bytes, cut ? limit : bytes.length);
        if (text == null) {
            // Two characters a byte: half as many bytes, so that a list stays as large as it may.
            int shown = Math.min(bytes.length, limit / 2);
            return new Decoded(
                    HEX.formatHex(bytes, 0, shown), "BINARY", shown < bytes.length, null);
        }
        return new Decoded(text, Utf8.isJson(text, cut) ? "JSON" : "TEXT", cut, null);
    }

    @Override
    public byte[] encode(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
