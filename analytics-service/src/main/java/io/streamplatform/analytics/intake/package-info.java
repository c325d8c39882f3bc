/** Events in, aggregates and offsets out, in one transaction. */
@NullMarked
package io.streamplatform.analytics.intake;

import org.jspecify.annotations.NullMarked;
