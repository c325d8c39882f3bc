/** Writes records that a viewer gives, and tells what became of each. */
@NullMarked
package io.streamplatform.dashboard.produce;

import org.jspecify.annotations.NullMarked;
