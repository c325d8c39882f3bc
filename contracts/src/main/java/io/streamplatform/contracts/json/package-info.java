/** How contract records are written as JSON and read back, or refused with a reason. */
@NullMarked
package io.streamplatform.contracts.json;

import org.jspecify.annotations.NullMarked;
