/** How records go out: contract records as JSON, and no failed send unheard. */
@NullMarked
package io.streamplatform.starter.publishing;

import org.jspecify.annotations.NullMarked;
