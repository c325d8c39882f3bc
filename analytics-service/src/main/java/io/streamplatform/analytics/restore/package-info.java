/** How memory follows the analytics topic, from its beginning on. */
@NullMarked
package io.streamplatform.analytics.restore;

import org.jspecify.annotations.NullMarked;
