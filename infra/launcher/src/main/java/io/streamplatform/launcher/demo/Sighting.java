package io.streamplatform.launcher.demo;

import org.jspecify.annotations.Nullable;

/**
 * What one look at the platform found.
 *
 * @param found what was waited for, null while it is not there
 * @param instead what is there instead, empty when there is nothing to say
 */
record Sighting<T>(@Nullable T found, String instead) {

    static <T> Sighting<T> of(T found) {
        return new Sighting<>(found, "");
    }

    static <T> Sighting<T> notYet(String instead) {
        return new Sighting<>(null, instead);
    }
}
