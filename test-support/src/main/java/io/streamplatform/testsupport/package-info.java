/**
 * A real Kafka broker and a real schema registry for tests, and a probe to put records in and look
 * at what came out.
 */
@NullMarked
package io.streamplatform.testsupport;

import org.jspecify.annotations.NullMarked;
