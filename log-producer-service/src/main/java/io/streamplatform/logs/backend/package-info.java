/** A shop's back end: requests go through its services, which log what they do and what fails. */
@NullMarked
package io.streamplatform.logs.backend;

import org.jspecify.annotations.NullMarked;
