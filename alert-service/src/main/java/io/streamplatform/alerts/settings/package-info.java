/** The rules' settings, kept in a file. */
@NullMarked
package io.streamplatform.alerts.settings;

import org.jspecify.annotations.NullMarked;
