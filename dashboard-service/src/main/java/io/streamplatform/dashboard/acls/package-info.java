/** Access control lists: who may do what, as the cluster's authorizer keeps it. */
@NullMarked
package io.streamplatform.dashboard.acls;

import org.jspecify.annotations.NullMarked;
