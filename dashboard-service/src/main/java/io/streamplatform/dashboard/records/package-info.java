/**
 * Reading records of a topic: newest, oldest, from an offset or a time, with nothing left behind in
 * the cluster.
 */
@NullMarked
package io.streamplatform.dashboard.records;

import org.jspecify.annotations.NullMarked;
