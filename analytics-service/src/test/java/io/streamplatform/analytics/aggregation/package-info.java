/** The rules, each by a table of cases. */
@NullMarked
package io.streamplatform.analytics.aggregation;

import org.jspecify.annotations.NullMarked;
