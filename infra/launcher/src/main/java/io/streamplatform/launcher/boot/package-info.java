/**
 * From a clone to running code: what is out of date is built, then the launcher itself is loaded;
 * plain JDK only.
 */
@NullMarked
package io.streamplatform.launcher.boot;

import org.jspecify.annotations.NullMarked;
