package io.streamplatform.system.docs;

/** Where a documented command is to be run. */
public enum World {
    /** Against a platform that {@code ./platform} runs. */
    LOCAL,
    /** Against a platform that {@code docker compose} runs. */
    DOCKER
}
