/** Likes: whoever publishes them and, in its other role, whoever reads them. */
@NullMarked
package io.streamplatform.likes;

import org.jspecify.annotations.NullMarked;
