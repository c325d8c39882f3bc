package io.streamplatform.dashboard.topics;

import java.util.List;

/**
 * What a change of settings did, or would do.
 *
 * @param topic the topic
 * @param dryRun whether nothing was changed
 * @param changes setting by setting; one that keeps its value is not named
 */
record ChangedConfiguration(String topic, boolean dryRun, List<SettingChange> changes) {}
