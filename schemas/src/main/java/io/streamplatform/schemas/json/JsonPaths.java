package io.streamplatform.schemas.json;

import com.networknt.schema.Error;

/** Turns what the validator says into paths and expectations as the other kinds have them. */
final class JsonPaths {
    private JsonPaths() {}

    /** A JSON pointer as a path, e.g. {@code lines[0].product}. */
    static String dotted(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String token : pointer.split("/")) {
            String name = token.replace("~1", "/").replace("~0", "~");
            if (name.isEmpty() || name.equals("$") || name.equals("#")) {
                continue;
            }
            if (name.chars().allMatch(Character::isDigit)) {
                path.append('[').append(name).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }

    /** What the schema asks for, to stand after "must be". */
    static String expected(Error error, boolean ofProperty) {
        if (ofProperty) {
            return "required".equals(error.getKeyword())
                    ? "there, as the schema requires it"
                    : "left out, as the schema has no such field";
        }
        return "as the schema says (%s)".formatted(error.getMessage());
    }
}
