/** Client quotas: how much users, client ids and addresses may ask of the brokers. */
@NullMarked
package io.streamplatform.dashboard.quotas;

import org.jspecify.annotations.NullMarked;
