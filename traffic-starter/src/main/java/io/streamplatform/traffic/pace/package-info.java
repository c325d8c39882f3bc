/** Records at their times: so many a second, evenly or as they come. */
@NullMarked
package io.streamplatform.traffic.pace;

import org.jspecify.annotations.NullMarked;
