/** What is committed, of every partition, in memory. */
@NullMarked
package io.streamplatform.analytics.state;

import org.jspecify.annotations.NullMarked;
