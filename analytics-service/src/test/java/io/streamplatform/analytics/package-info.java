/** Tests of the whole service on a real broker, and what they share. */
@NullMarked
package io.streamplatform.analytics;

import org.jspecify.annotations.NullMarked;
