/**
 * Groups of every type, and how far they are behind: in records, in seconds, and where it is going.
 */
@NullMarked
package io.streamplatform.dashboard.groups;

import org.jspecify.annotations.NullMarked;
