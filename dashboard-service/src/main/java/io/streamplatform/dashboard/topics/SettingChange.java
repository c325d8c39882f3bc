package io.streamplatform.dashboard.topics;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a setting.
 *
 * @param name the setting
 * @param before what was in force; null when it had none or is sensitive
 * @param after what is in force then
 * @param afterSource who sets it then
 * @param caution what it does beside that, in words; null when nothing has to be said
 */
public record SettingChange(
        String name,
        @Nullable String before,
        @Nullable String after,
        TopicSetting.Source afterSource,
        @Nullable String caution) {}
