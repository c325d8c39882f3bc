/**
 * Follows a key or a trace id through the topics: every record that carries it, in order of time.
 */
@NullMarked
package io.streamplatform.dashboard.follow;

import org.jspecify.annotations.NullMarked;
