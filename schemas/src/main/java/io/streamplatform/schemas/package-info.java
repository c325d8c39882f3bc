/** What the values of records look like: schemas, and how values are written and read by them. */
@NullMarked
package io.streamplatform.schemas;

import org.jspecify.annotations.NullMarked;
