package io.streamplatform.launcher.parts;

/**
 * A port that a part listens on.
 *
 * @param owner what it is called to people, mostly the part's name
 * @param variable the environment variable that sets it
 * @param number the port as it is now, 1 to 65535
 */
public record Port(String owner, String variable, int number) {}
