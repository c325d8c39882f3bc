package io.streamplatform.dashboard.web;

import org.jspecify.annotations.Nullable;

/**
 * The parameter that asks what a change would do. {@code true} leads to a mapping of its own, which
 * needs no more than to look; whatever else stands there, even nothing, must not be taken for a
 * wish to do it. In the API description both are one operation with the parameter.
 */
public final class DryRun {

    /** As a mapping asks for it. */
    public static final String ASKED = "dryRun=true";

    private DryRun() {}

    /** Refuses what is neither left out nor false. */
    public static void isNotAsked(@Nullable String value) {
        if (value != null && !value.equals("false")) {
            throw new BadParameter(
                    "dryRun", value, "give true to see what would be done, or leave it out.");
        }
    }
}
