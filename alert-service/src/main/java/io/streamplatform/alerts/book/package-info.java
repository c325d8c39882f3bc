/** The alerts topic: publishing alerts to it, and knowing what it says. */
@NullMarked
package io.streamplatform.alerts.book;

import org.jspecify.annotations.NullMarked;
