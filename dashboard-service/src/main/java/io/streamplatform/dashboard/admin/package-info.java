/**
 * What viewers ask of the cluster itself: answers that are kept for seconds, changes that are told
 * to the audit log, and what Kafka refuses, in words.
 */
@NullMarked
package io.streamplatform.dashboard.admin;

import org.jspecify.annotations.NullMarked;
