/** Likes, counted one by one. */
@NullMarked
package io.streamplatform.contracts.likes;

import org.jspecify.annotations.NullMarked;
