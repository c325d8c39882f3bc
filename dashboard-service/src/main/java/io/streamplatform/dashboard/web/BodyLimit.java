package io.streamplatform.dashboard.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Reads no more of a request's body than is accepted, whatever its length was said to be. */
@ControllerAdvice
class BodyLimit extends RequestBodyAdviceAdapter {

    private final WebProperties properties;

    BodyLimit(WebProperties properties) {
        this.properties = properties;
    }

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        int most = (int) properties.requestSize().toBytes();
        if (message.getHeaders().getContentLength() > most) {
            throw tooLarge(most);
        }
        byte[] body = message.getBody().readNBytes(most + 1);
        if (body.length > most) {
            throw tooLarge(most);
        }
        return new Whole(message.getHeaders(), new ByteArrayInputStream(body));
    }

    private static Refused tooLarge(int most) {
        return Refused.tooLarge(
                "body",
                "more than %,d bytes".formatted(most),
                "send less at a time, or raise dashboard.web.request-size"
                        + " (DASHBOARD_WEB_REQUESTSIZE).");
    }

    private record Whole(HttpHeaders headers, InputStream body) implements HttpInputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }
}
