/** Publication of records, and what became of each. */
@NullMarked
package io.streamplatform.traffic.delivery;

import org.jspecify.annotations.NullMarked;
