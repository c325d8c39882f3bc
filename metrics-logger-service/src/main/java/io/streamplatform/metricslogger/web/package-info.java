/** The REST interface to what is in the database. */
@NullMarked
package io.streamplatform.metricslogger.web;

import org.jspecify.annotations.NullMarked;
