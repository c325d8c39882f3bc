/** The topics of the platform: names, partitions, keys, retention. */
@NullMarked
package io.streamplatform.contracts.topics;

import org.jspecify.annotations.NullMarked;
