/** Runs the parts as processes: starts, watches, reports and stops them. */
@NullMarked
package io.streamplatform.launcher.run;

import org.jspecify.annotations.NullMarked;
