/**
 * The one observer of the cluster: samples it on its own clock into immutable snapshots with a
 * short history.
 */
@NullMarked
package io.streamplatform.dashboard.cluster;

import org.jspecify.annotations.NullMarked;
