/** What the dashboard takes of the machine's memory. */
@NullMarked
package io.streamplatform.dashboard.memory;

import org.jspecify.annotations.NullMarked;
