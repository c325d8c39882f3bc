package io.streamplatform.schemas.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ReservedElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.List;
import kotlin.ranges.IntRange;

/** Numbers and names that messages reserve, which Wire leaves out when it writes descriptors. */
final class Reservations {
    private Reservations() {}

    static FileDescriptorProto kept(FileDescriptorProto file, ProtoFileElement given) {
        FileDescriptorProto.Builder kept = file.toBuilder();
        kept.getMessageTypeBuilderList().forEach(message -> keep(message, given.getTypes()));
        return kept.build();
    }

    private static void keep(DescriptorProto.Builder message, List<TypeElement> given) {
        for (TypeElement each : given) {
            if (each instanceof MessageElement element
                    && element.getName().equals(message.getName())) {
                element.getReserveds().forEach(reserved -> keep(message, reserved));
                message.getNestedTypeBuilderList()
                        .forEach(nested -> keep(nested, element.getNestedTypes()));
            }
        }
    }

    private static void keep(DescriptorProto.Builder message, ReservedElement reserved) {
        for (Object value : reserved.getValues()) {
            switch (value) {
                case String name -> message.addReservedName(name);
                case Integer number -> range(message, number, number);
                case IntRange numbers -> range(message, numbers.getFirst(), numbers.getLast());
                default -> throw new IllegalArgumentException("cannot be reserved: " + value);
            }
        }
    }

    /** A descriptor tells the number behind the last. */
    private static void range(DescriptorProto.Builder message, int first, int last) {
        message.addReservedRange(
                DescriptorProto.ReservedRange.newBuilder().setStart(first).setEnd(last + 1));
    }
}
