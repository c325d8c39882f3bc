/**
 * The lab of consumer groups: real members of a real group that are started, stopped, crashed,
 * paused and slowed, and what each rebalance does to them.
 */
@NullMarked
package io.streamplatform.dashboard.labs.groups;

import org.jspecify.annotations.NullMarked;
