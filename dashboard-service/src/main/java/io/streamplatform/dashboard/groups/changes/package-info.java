/** Changes to groups: where they read on, who is in them, and that they are forgotten. */
@NullMarked
package io.streamplatform.dashboard.groups.changes;

import org.jspecify.annotations.NullMarked;
