/** The schema registry, and the schemas that records name. */
@NullMarked
package io.streamplatform.starter.schemas;

import org.jspecify.annotations.NullMarked;
