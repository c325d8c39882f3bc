/** Numbers likes, publishes them, and knows what became of each. */
@NullMarked
package io.streamplatform.likes.publishing;

import org.jspecify.annotations.NullMarked;
