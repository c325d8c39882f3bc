/**
 * A share group on the group lab's topic: each record has one holder for a time, and is answered.
 */
@NullMarked
package io.streamplatform.dashboard.labs.groups.queue;

import org.jspecify.annotations.NullMarked;
