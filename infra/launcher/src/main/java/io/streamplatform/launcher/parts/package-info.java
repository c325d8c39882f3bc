/**
 * What the platform consists of, as data: the parts, their ports, their JVM settings and how each
 * is asked for its health.
 */
@NullMarked
package io.streamplatform.launcher.parts;

import org.jspecify.annotations.NullMarked;
