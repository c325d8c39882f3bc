/** How records come in: read by their contract, retried, dead-lettered, with rebalances told. */
@NullMarked
package io.streamplatform.starter.intake;

import org.jspecify.annotations.NullMarked;
