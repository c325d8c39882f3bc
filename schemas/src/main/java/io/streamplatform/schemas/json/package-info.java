/** JSON Schema: schemas, and JSON values that are checked by them. */
@NullMarked
package io.streamplatform.schemas.json;

import org.jspecify.annotations.NullMarked;
