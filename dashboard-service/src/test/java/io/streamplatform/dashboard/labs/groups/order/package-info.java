/** Tests of the experiments about order. */
@NullMarked
package io.streamplatform.dashboard.labs.groups.order;

import org.jspecify.annotations.NullMarked;
