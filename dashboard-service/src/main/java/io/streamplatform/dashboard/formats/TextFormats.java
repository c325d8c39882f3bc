package io.streamplatform.dashboard.formats;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** JSON and text. */
@Configuration(proxyBeanMethods = false)
class TextFormats {

    @Bean
    @Order(1)
    RecordFormat jsonFormat() {
        return new Json();
    }

    @Bean
    @Order(2)
    RecordFormat textFormat() {
        return new Text();
    }

    private record Json() implements RecordFormat {

        @Override
        public String name() {
            return "json";
        }

        @Override
        public String title() {
            return "JSON";
        }

        @Override
        public Decoded decode(Source source, int limit) {
            boolean cut = source.bytes().length > limit;
            String text = Utf8.strict(source.bytes(), cut ? limit : source.bytes().length);
            return text != null && (cut || Utf8.isOneValue(text))
                    ? new Decoded(text, "JSON", cut, null)
                    : Decoded.failed("It is not JSON.");
        }

        @Override
        public byte @Nullable [] encode(String text) {
            return Utf8.isOneValue(text) ? text.getBytes(StandardCharsets.UTF_8) : null;
        }
    }

    /** Anything can be shown as text: what is no UTF-8 is replaced by the replacement character. */
    private record Text() implements RecordFormat {

        @Override
        public String name() {
            return "text";
        }

        @Override
        public String title() {
            return "Text (UTF-8)";
        }

        @Override
        public Decoded decode(Source source, int limit) {
            byte[] bytes = source.bytes();
            int shown = Math.min(bytes.length, limit);
            return new Decoded(
                    new String(bytes, 0, shown, StandardCharsets.UTF_8),
                    "TEXT",
                    shown < bytes.length,
                    null);
        }

        @Override
        public byte[] encode(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
