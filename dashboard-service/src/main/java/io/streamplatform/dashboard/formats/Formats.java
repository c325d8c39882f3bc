package io.streamplatform.dashboard.formats;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The formats that there are, by name. */
@Component
public class Formats {

    private final Map<String, RecordFormat> byName = new LinkedHashMap<>();

    Formats(AutoFormat auto, List<RecordFormat> all) {
        byName.put(auto.name(), auto);
        all.forEach(format -> byName.put(format.name(), format));
    }

    /** All of them, the automatic one first. */
    public List<RecordFormat> all() {
        return List.copyOf(byName.values());
    }

    /** The automatic one. */
    public RecordFormat auto() {
        return byName.values().iterator().next();
    }

    /**
     * The one of a name.
     *
     * @param field the parameter that names it
     * @throws BadParameter when there is none for this use
     */
    public RecordFormat named(String field, String name, RecordFormat.Use use) {
        RecordFormat format = byName.get(name);
        if (format == null || !isFor(format, use)) {
            throw new BadParameter(
                    field,
                    name,
                    "give one of %s."
                            .formatted(
                                    byName.values().stream()
                                            .filter(each -> isFor(each, use))
                                            .map(RecordFormat::name)
                                            .toList()));
        }
        return format;
    }

    private static boolean isFor(RecordFormat format, RecordFormat.Use use) {
        return format.use() == RecordFormat.Use.BOTH || format.use() == use;
    }
}
