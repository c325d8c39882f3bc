package io.streamplatform.schemas.protobuf;

import static io.streamplatform.schemas.ValuePath.below;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.streamplatform.schemas.Incompatibility;
import java.util.ArrayList;
import java.util.List;

/**
 * What nobody notices today and somebody will: the best practices of <a
 * href="https://protobuf.dev/best-practices/dos-donts/">Protobuf's dos and don'ts</a> that
 * registries hold.
 */
final class ProtobufHazards {
    private final List<Incompatibility> hazards = new ArrayList<>();

    private ProtobufHazards() {}

    static List<Incompatibility> of(FileDescriptor now, FileDescriptor before) {
        ProtobufHazards found = new ProtobufHazards();
        if (!now.getPackage().equals(before.getPackage())) {
            found.add(
                    "",
                    "PACKAGE_CHANGED",
                    "the package was %s and is %s: code that was generated from either does not know the other's messages"
                            .formatted(named(before.getPackage()), named(now.getPackage())));
        }
        found.messages(now.getMessageTypes(), before.getMessageTypes(), "");
        return List.copyOf(found.hazards);
    }

    private void messages(List<Descriptor> now, List<Descriptor> before, String path) {
        for (Descriptor old : before) {
            now.stream()
                    .filter(message -> message.getName().equals(old.getName()))
                    .findFirst()
                    .ifPresent(message -> message(message, old, ProtobufFields.inside(path, old)));
        }
    }

    private void message(Descriptor now, Descriptor before, String path) {
        for (FieldDescriptor field : before.getFields()) {
            boolean isGone = now.findFieldByNumber(field.getNumber()) == null;
            boolean isReserved =
                    now.isReservedNumber(field.getNumber()) && now.isReservedName(field.getName());
            if (isGone && !isReserved && now.findFieldByName(field.getName()) == null) {
                add(
                        below(path, field.getJsonName()),
                        "REMOVED_WITHOUT_RESERVING",
                        "%s is gone, and its name and number %d are free to be used for something else: add: reserved %d; reserved \"%s\";"
                                .formatted(
                                        field.getName(),
                                        field.getNumber(),
                                        field.getNumber(),
                                        field.getName()));
            }
        }
        messages(now.getNestedTypes(), before.getNestedTypes(), path);
    }

    private void add(String path, String rule, String reason) {
        hazards.add(new Incompatibility(path, rule, reason));
    }

    private static String named(String name) {
        return name.isEmpty() ? "not set" : name;
    }
}
