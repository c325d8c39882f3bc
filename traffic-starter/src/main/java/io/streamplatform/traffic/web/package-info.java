/** The producers' REST: single records, bursts, rate and mix, incidents. */
@NullMarked
package io.streamplatform.traffic.web;

import org.jspecify.annotations.NullMarked;
