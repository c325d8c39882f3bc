/** The documentation under test: every command in it is found, marked and run. */
@NullMarked
package io.streamplatform.system.docs;

import org.jspecify.annotations.NullMarked;
