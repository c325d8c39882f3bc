package io.streamplatform.alerts.rules;

import java.time.Duration;

/**
 * What bounds the memory and the belief of the rules.
 *
 * @param subjects how many services, or measurements of hosts, are watched in each partition; what
 *     is beyond is counted and not judged
 * @param clockSkew how far in the future a record's time may be; one beyond counts as that far
 * @param forgetAfter how long a service that logs nothing, or an alert that is over, is remembered
 */
public record Limits(int subjects, Duration clockSkew, Duration forgetAfter) {}
