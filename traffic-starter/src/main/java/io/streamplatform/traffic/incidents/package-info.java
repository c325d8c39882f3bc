/** Incidents that run in a world now, each until its end. */
@NullMarked
package io.streamplatform.traffic.incidents;

import org.jspecify.annotations.NullMarked;
