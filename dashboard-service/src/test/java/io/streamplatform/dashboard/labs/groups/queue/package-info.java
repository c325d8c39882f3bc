/** Tests of the queue of the group lab. */
@NullMarked
package io.streamplatform.dashboard.labs.groups.queue;

import org.jspecify.annotations.NullMarked;
