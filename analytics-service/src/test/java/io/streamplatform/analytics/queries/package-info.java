/** The answers, by cases. */
@NullMarked
package io.streamplatform.analytics.queries;

import org.jspecify.annotations.NullMarked;
