/** The dashboard against a real broker. */
package io.streamplatform.dashboard;
