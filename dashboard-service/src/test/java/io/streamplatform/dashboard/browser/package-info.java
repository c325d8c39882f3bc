/** The pages in a real Chromium, against the real dashboard and a real broker. */
package io.streamplatform.dashboard.browser;
