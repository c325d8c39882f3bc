package io.streamplatform.dashboard.formats;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** As JSON where it is, as text where it can be, else as hex. */
@Component
public final class AutoFormat implements RecordFormat {

    private static final HexFormat HEX = HexFormat.of();

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
        return decode(source.bytes(), limit);
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
