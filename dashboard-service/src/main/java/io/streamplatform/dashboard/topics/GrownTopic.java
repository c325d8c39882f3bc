package io.streamplatform.dashboard.topics;

/**
 * A topic that got more partitions, or would.
 *
 * @param topic its name
 * @param dryRun whether nothing was changed
 * @param from partitions before
 * @param to partitions after
 * @param keysThatStay share of keys, from 0 to 1, whose new records go where the old ones are; the
 *     others go to another partition than before, so their order is not kept across the change
 */
record GrownTopic(String topic, boolean dryRun, int from, int to, double keysThatStay) {}
