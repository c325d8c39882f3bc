@NullMarked
package io.streamplatform.dashboard.schemas;

import org.jspecify.annotations.NullMarked;
