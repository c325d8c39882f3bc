/** What hosts measure, and which measurements stand out. */
@NullMarked
package io.streamplatform.contracts.metrics;

import org.jspecify.annotations.NullMarked;
