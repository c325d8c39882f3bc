/** The lab of consumer groups: real members that are started, stopped, crashed and slowed down. */
@NullMarked
package io.streamplatform.dashboard.labs.groups;

import org.jspecify.annotations.NullMarked;
