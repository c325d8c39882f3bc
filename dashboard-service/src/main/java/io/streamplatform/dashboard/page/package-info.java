/**
 * What every page shares: its frame, its figures in words, its data for the browser, its error
 * page.
 */
@NullMarked
package io.streamplatform.dashboard.page;

import org.jspecify.annotations.NullMarked;
