/**
 * Checks of the Kubernetes manifests: against the published models, and against what they deploy.
 */
@NullMarked
package io.streamplatform.kubernetes;

import org.jspecify.annotations.NullMarked;
