/** The schema registry: where it is, and what records that name a schema say by it. */
@NullMarked
package io.streamplatform.dashboard.registry;

import org.jspecify.annotations.NullMarked;
