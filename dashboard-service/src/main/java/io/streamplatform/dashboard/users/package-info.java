/** SCRAM users: who can log in with a password that Kafka itself keeps. */
@NullMarked
package io.streamplatform.dashboard.users;

import org.jspecify.annotations.NullMarked;
