/** The brokers for people: their page, and what happened to them, told from sample to sample. */
@NullMarked
package io.streamplatform.dashboard.brokers;

import org.jspecify.annotations.NullMarked;
