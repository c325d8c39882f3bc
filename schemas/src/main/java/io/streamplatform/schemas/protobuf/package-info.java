/** Protobuf: schemas, and values between Protobuf's binary encoding and JSON. */
@NullMarked
package io.streamplatform.schemas.protobuf;

import org.jspecify.annotations.NullMarked;
