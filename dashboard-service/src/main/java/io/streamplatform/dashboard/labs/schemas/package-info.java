/**
 * The lab of schema evolution: which changes a registry takes, and what they do to real readers.
 */
@NullMarked
package io.streamplatform.dashboard.labs.schemas;

import org.jspecify.annotations.NullMarked;
