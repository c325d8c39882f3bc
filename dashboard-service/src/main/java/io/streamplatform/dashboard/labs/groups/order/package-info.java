/** Experiments that show where Kafka keeps the order of records, and how it is lost. */
@NullMarked
package io.streamplatform.dashboard.labs.groups.order;

import org.jspecify.annotations.NullMarked;
