/**
 * Demonstrations: each does something to the platform that runs, tells what happens and where to
 * look, and fails when what it claims does not happen.
 */
@NullMarked
package io.streamplatform.launcher.demo;

import org.jspecify.annotations.NullMarked;
