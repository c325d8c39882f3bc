@NullMarked
package io.streamplatform.dashboard.background;

import org.jspecify.annotations.NullMarked;
