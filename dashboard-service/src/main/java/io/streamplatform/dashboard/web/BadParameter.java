package io.streamplatform.dashboard.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A request that cannot be served as it is; tells the field, its value and what would do. */
public class BadParameter extends ErrorResponseException {

    public BadParameter(String field, @Nullable String value, String remedy) {
        super(
                HttpStatus.BAD_REQUEST,
                Refused.problem(HttpStatus.BAD_REQUEST, "Bad parameter", field, value, remedy),
                null);
    }
}
