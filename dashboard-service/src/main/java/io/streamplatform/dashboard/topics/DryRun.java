package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.web.BadParameter;
import org.jspecify.annotations.Nullable;

/**
 * The parameter that asks what a change would do. {@code true} leads to a mapping of its own, which
 * needs no more than to look; whatever else stands there, even nothing, must not be taken for a
 * wish to do it. In the API description both are one operation with the parameter.
 */
final class DryRun {

    static final String ASKED = "dryRun=true";

    private DryRun() {}

    static void isNotAsked(@Nullable String value) {
        if (value != null && !value.equals("false")) {
            throw new BadParameter(
                    "dryRun", value, "give true to see what would be done, or leave it out.");
        }
    }
}
