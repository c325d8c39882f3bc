/** Partitions that are not as they should be: which, electing leaders, moving replicas. */
@NullMarked
package io.streamplatform.dashboard.partitions;

import org.jspecify.annotations.NullMarked;
