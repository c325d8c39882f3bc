/** What every page shares: words for figures, links of tables, what is put into the page. */
package io.streamplatform.dashboard.page;
