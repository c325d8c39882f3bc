package io.streamplatform.dashboard.live;

import java.util.List;

/**
 * Records of a topic that arrived in one flush period, ready to be sent to all who watch.
 *
 * @param topic the topic
 * @param records each as JSON
 * @param skipped records that arrived as well but were not made ready
 * @param rate records per second that arrive, sent or not
 */
record RecordBatch(String topic, List<byte[]> records, long skipped, double rate) {}
