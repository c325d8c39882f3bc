/** What every page and REST resource shares: problem details, security headers, asset versions. */
@NullMarked
package io.streamplatform.dashboard.web;

import org.jspecify.annotations.NullMarked;
