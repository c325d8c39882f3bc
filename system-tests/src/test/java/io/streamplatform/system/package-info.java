/**
 * The whole platform under test, as {@code ./platform} runs it: its promises, kept while parts die.
 */
@NullMarked
package io.streamplatform.system;

import org.jspecify.annotations.NullMarked;
