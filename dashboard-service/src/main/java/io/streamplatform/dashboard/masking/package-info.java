/** What viewers do not get to see of records. */
@NullMarked
package io.streamplatform.dashboard.masking;

import org.jspecify.annotations.NullMarked;
