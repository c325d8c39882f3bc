/** A schema registry by its REST API, and the schemas of ids that were looked up there. */
@NullMarked
package io.streamplatform.schemas.registry;

import org.jspecify.annotations.NullMarked;
