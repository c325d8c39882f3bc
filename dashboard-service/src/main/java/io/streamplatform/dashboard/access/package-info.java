/** Who may do what: roles, and what each change needs. */
@NullMarked
package io.streamplatform.dashboard.access;

import org.jspecify.annotations.NullMarked;
