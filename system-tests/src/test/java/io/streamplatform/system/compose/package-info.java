/** The platform in containers under test, as {@code docker compose} runs it. */
@NullMarked
package io.streamplatform.system.compose;

import org.jspecify.annotations.NullMarked;
