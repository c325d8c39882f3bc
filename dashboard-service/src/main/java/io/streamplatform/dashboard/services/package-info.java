/**
 * The services that are configured beside the cluster: their health, what they publish and consume,
 * and their REST.
 */
@NullMarked
package io.streamplatform.dashboard.services;

import org.jspecify.annotations.NullMarked;
