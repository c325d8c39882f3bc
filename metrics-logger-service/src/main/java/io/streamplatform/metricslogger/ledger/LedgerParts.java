package io.streamplatform.metricslogger.ledger;

import io.streamplatform.metricslogger.anomalies.AnomalyRules;

/** What every part of the memory needs: the tables, and the rules by which readings stand out. */
record LedgerParts(Tables tables, AnomalyRules rules) {}
