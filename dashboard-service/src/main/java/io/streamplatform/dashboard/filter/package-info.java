/**
 * Filters of records, written in the Common Expression Language, with a bound on what they cost.
 */
@NullMarked
package io.streamplatform.dashboard.filter;

import org.jspecify.annotations.NullMarked;
