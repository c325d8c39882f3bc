/** The formats that a contract's records may be written in, and their schemas. */
@NullMarked
package io.streamplatform.contracts.formats;

import org.jspecify.annotations.NullMarked;
