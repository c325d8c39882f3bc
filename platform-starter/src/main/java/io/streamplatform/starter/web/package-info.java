/** Errors of the REST interfaces as problem details that name field, value and remedy. */
@NullMarked
package io.streamplatform.starter.web;

import org.jspecify.annotations.NullMarked;
