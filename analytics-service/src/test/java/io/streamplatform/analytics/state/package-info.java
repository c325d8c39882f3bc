/** Memory, by cases. */
@NullMarked
package io.streamplatform.analytics.state;

import org.jspecify.annotations.NullMarked;
