package io.streamplatform.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows with each change that it asks for, so that no other page can ask in the name of
 * who is logged in.
 *
 * @param header that scripts send it in
 * @param parameter that forms send it in
 * @param value of it
 */
public record FormToken(String header, String parameter, String value) {

    private static final String ATTRIBUTE = FormToken.class.getName();

    /** Has a token ready for the page that answers this request, if it is a page. */
    public static void offer(HttpServletRequest request, Supplier<FormToken> token) {
        request.setAttribute(ATTRIBUTE, token);
    }

    /** The token for the page that answers this request; null where there is no login. */
    public static @Nullable FormToken of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Supplier<?> supplier
                        && supplier.get() instanceof FormToken token
                ? token
                : null;
    }
}
