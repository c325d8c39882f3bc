/** How people and programs log in; nothing of it is loaded where there is no login. */
@NullMarked
package io.streamplatform.dashboard.login;

import org.jspecify.annotations.NullMarked;
