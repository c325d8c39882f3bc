/** Likes over REST. */
@NullMarked
package io.streamplatform.likes.web;

import org.jspecify.annotations.NullMarked;
