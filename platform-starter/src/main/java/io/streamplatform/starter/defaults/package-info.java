/**
 * Settings that every service starts from, weaker than anything a service or its environment says.
 */
@NullMarked
package io.streamplatform.starter.defaults;

import org.jspecify.annotations.NullMarked;
