/** Who held which partition of a group when, and how long the group stood still in between. */
@NullMarked
package io.streamplatform.dashboard.groups.rebalances;

import org.jspecify.annotations.NullMarked;
