/** How schemas change: what a change does to readers and writers, level by level. */
@NullMarked
package io.streamplatform.schemas.evolution;

import org.jspecify.annotations.NullMarked;
