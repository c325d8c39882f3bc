package io.streamplatform.dashboard.labs.groups.order;

import java.util.ArrayList;
import java.util.List;

/** Records to send, whose keys take turns. */
final class Records {

    private Records() {}

    /**
     * @param from the first number
     * @param keys how many there are
     * @param fromOfKey the first number among those of a key
     * @param ofEach records of each key
     */
    static List<Numbered> numbered(int from, int keys, int fromOfKey, int ofEach) {
        List<Numbered> records = new ArrayList<>(keys * ofEach);
        int number = from;
        for (int i = 0; i < ofEach; i++) {
            for (int key = 1; key <= keys; key++) {
                records.add(Numbered.toSend(number++, "key-" + key, fromOfKey + i));
            }
        }
        return records;
    }
}
