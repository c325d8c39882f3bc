/** Formats side by side: the same records, written and read in each, with their size and speed. */
@NullMarked
package io.streamplatform.dashboard.labs.schemas.comparison;

import org.jspecify.annotations.NullMarked;
