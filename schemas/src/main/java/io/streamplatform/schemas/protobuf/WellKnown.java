package io.streamplatform.schemas.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Set;

/** Messages of Protobuf's own that JSON has another form for than an object of their fields. */
final class WellKnown {
    static final String TIMESTAMP = "google.protobuf.Timestamp";

    private static final Set<String> WRAPPERS =
            Set.of(
                    "google.protobuf.DoubleValue",
                    "google.protobuf.FloatValue",
                    "google.protobuf.Int64Value",
                    "google.protobuf.UInt64Value",
                    "google.protobuf.Int32Value",
                    "google.protobuf.UInt32Value",
                    "google.protobuf.BoolValue",
                    "google.protobuf.StringValue",
                    "google.protobuf.BytesValue");

    /** Whose form Protobuf's own library knows. */
    private static final Set<String> OTHERS =
            Set.of(
                    "google.protobuf.Duration",
                    "google.protobuf.FieldMask",
                    "google.protobuf.Struct",
                    "google.protobuf.Value",
                    "google.protobuf.ListValue");

    private WellKnown() {}

    static boolean isTimestamp(Descriptor message) {
        return message.getFullName().equals(TIMESTAMP);
    }

    static boolean isWrapper(Descriptor message) {
        return WRAPPERS.contains(message.getFullName());
    }

    static boolean isOther(Descriptor message) {
        return OTHERS.contains(message.getFullName());
    }

    /** The one field of a wrapper. */
    static FieldDescriptor wrapped(Descriptor wrapper) {
        return wrapper.getFields().getFirst();
    }

    /** Whether the message is shown as an object of its fields. */
    static boolean isObject(Descriptor message) {
        return !isTimestamp(message) && !isWrapper(message) && !isOther(message);
    }
}
