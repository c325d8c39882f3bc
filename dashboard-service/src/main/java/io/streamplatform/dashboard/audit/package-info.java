/** What was changed through the dashboard: by whom, what, and what was there before. */
@NullMarked
package io.streamplatform.dashboard.audit;

import org.jspecify.annotations.NullMarked;
