package io.streamplatform.dashboard.audit;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What may be kept of a value: no secrets, and no more than a bound. A property counts as secret by
 * its name, whether it is a field or the name of a setting; better one too many than one too few.
 */
@Component
class Discretion {

    static final String HIDDEN = "(not kept)";

    private static final int LONGEST = 8 * 1024;
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i).*(password|passwd|passphrase|secret|token|credential|jaas|private"
                            + "|salt|keystore\\.key|basic\\.auth|user\\.info).*");

    private final JsonMapper json;

    Discretion(JsonMapper json) {
        this.json = json;
    }

    @Nullable JsonNode shown(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        JsonNode tree = json.valueToTree(value);
        hide(tree);
        String text = tree.toString();
        return text.length() <= LONGEST
                ? tree
                : StringNode.valueOf(
                        text.substring(0, LONGEST)
                                + "… (%,d characters in all)".formatted(text.length()));
    }

    private static void hide(JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode name = object.get("name");
            if (name != null && isSecret(name.asString("")) && object.has("value")) {
                object.put("value", HIDDEN);
            }
            for (Map.Entry<String, JsonNode> field : fields(object).entrySet()) {
                if (isSecret(field.getKey()) && !field.getValue().isNull()) {
                    object.put(field.getKey(), HIDDEN);
                } else {
                    hide(field.getValue());
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(Discretion::hide);
        }
    }

    private static Map<String, JsonNode> fields(ObjectNode object) {
        return object.propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }
}
