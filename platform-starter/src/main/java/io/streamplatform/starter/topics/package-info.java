/** How a service's topics come to be on the cluster. */
@NullMarked
package io.streamplatform.starter.topics;

import org.jspecify.annotations.NullMarked;
