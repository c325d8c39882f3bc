/** What the dashboard does all the time, beside what viewers ask of it. */
@NullMarked
package io.streamplatform.dashboard.background;

import org.jspecify.annotations.NullMarked;
