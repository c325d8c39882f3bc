/** The subjects and schemas of the registry: shown, compared, checked, registered and deleted. */
@NullMarked
package io.streamplatform.dashboard.schemas;

import org.jspecify.annotations.NullMarked;
