/** Avro: schemas, and values between Avro's binary encoding and JSON. */
@NullMarked
package io.streamplatform.schemas.avro;

import org.jspecify.annotations.NullMarked;
