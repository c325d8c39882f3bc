/** Ways to make the bytes of keys and values readable, behind one small interface. */
@NullMarked
package io.streamplatform.dashboard.formats;

import org.jspecify.annotations.NullMarked;
