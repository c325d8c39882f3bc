/** Rules that hold for every record of every contract. */
@NullMarked
package io.streamplatform.contracts;

import org.jspecify.annotations.NullMarked;
