/** The shop and its visitors: what they see, want, put into carts and buy. */
@NullMarked
package io.streamplatform.events.shop;

import org.jspecify.annotations.NullMarked;
