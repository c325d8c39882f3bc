/** Topics as the pages show them: rates, sizes, partitions and who reads them. */
@NullMarked
package io.streamplatform.dashboard.topics;

import org.jspecify.annotations.NullMarked;
