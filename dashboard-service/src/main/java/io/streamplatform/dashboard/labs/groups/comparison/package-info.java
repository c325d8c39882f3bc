/**
 * Ways of rebalancing side by side: the same members come and go under the same traffic, and each
 * partition's time without an owner is measured.
 */
@NullMarked
package io.streamplatform.dashboard.labs.groups.comparison;

import org.jspecify.annotations.NullMarked;
