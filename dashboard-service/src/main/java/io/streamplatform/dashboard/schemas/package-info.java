/** The schema registry that stands beside the cluster, for viewers. */
@NullMarked
package io.streamplatform.dashboard.schemas;

import org.jspecify.annotations.NullMarked;
