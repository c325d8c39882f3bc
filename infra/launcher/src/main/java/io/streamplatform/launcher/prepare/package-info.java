/**
 * Makes each part start fast: extracted jars and ahead-of-time caches, kept until the part changes.
 */
@NullMarked
package io.streamplatform.launcher.prepare;

import org.jspecify.annotations.NullMarked;
