@NullMarked
package io.streamplatform.dashboard.registry;

import org.jspecify.annotations.NullMarked;
