/** What applications log, as it travels on {@code application-logs}. */
@NullMarked
package io.streamplatform.contracts.logs;

import org.jspecify.annotations.NullMarked;
