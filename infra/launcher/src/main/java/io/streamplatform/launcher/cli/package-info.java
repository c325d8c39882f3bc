/** The commands that a person types, and what they print. */
@NullMarked
package io.streamplatform.launcher.cli;

import org.jspecify.annotations.NullMarked;
