/** A member of the group that reads likes: what it reads, commits, and is assigned. */
@NullMarked
package io.streamplatform.likes.consuming;

import org.jspecify.annotations.NullMarked;
