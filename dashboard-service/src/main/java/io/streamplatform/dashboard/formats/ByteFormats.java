package io.streamplatform.dashboard.formats;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Bytes as they are, written in letters. */
@Configuration(proxyBeanMethods = false)
class ByteFormats {

    @Bean
    @Order(9)
    RecordFormat hexFormat() {
        HexFormat hex = HexFormat.of();
        return new Letters(
                "hex",
                "Hex",
                2,
                hex::formatHex,
                text -> hex.parseHex(text.replaceAll("[\\s:]", "")));
    }

    @Bean
    @Order(10)
    RecordFormat base64Format() {
        return new Letters(
                "base64",
                "Base64",
                4.0 / 3,
                Base64.getEncoder()::encodeToString,
                text -> Base64.getDecoder().decode(text.strip()));
    }

    private record Letters(
            String name,
            String title,
            double lettersPerByte,
            Function<byte[], String> write,
            Function<String, byte[]> read)
            implements RecordFormat {

        @Override
        public Decoded decode(Source source, int limit) {
            byte[] bytes = source.bytes();
            // Whole groups of three bytes, so that what is cut is still valid base64.
            int shown = Math.min(bytes.length, (int) (limit / lettersPerByte) / 3 * 3);
            boolean cut = shown < bytes.length;
            return new Decoded(
                    write.apply(cut ? Arrays.copyOf(bytes, shown) : bytes),
                    name.toUpperCase(Locale.ROOT),
                    cut,
                    null);
        }

        @Override
        public byte @Nullable [] encode(String text) {
            try {
                return read.apply(text);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }
}
