/**
 * Simulated traffic: what every producer of it has, put together as Spring Boot auto-configuration.
 */
@NullMarked
package io.streamplatform.traffic;

import org.jspecify.annotations.NullMarked;
