/** The answers over HTTP. */
@NullMarked
package io.streamplatform.analytics.web;

import org.jspecify.annotations.NullMarked;
