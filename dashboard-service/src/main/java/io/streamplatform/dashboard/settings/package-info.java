/** The brokers' settings and log levels: what each is, where it comes from, and changing it. */
@NullMarked
package io.streamplatform.dashboard.settings;

import org.jspecify.annotations.NullMarked;
