/** The lab of consumer groups: real members of a real group, and what becomes of its partitions. */
@NullMarked
package io.streamplatform.dashboard.labs.groups;

import org.jspecify.annotations.NullMarked;
