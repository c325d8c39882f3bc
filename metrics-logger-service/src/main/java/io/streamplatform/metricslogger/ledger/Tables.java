package io.streamplatform.metricslogger.ledger;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that one transaction writes. */
record Tables(
        OffsetTable offsets,
        TotalTable totals,
        SeriesTable series,
        RollupTable rollups,
        AnomalyTable anomalies) {

    static Tables of(JdbcTemplate jdbc) {
        JdbcClient client = JdbcClient.create(jdbc);
        return new Tables(
                new OffsetTable(client),
                new TotalTable(jdbc),
                new SeriesTable(jdbc),
                new RollupTable(jdbc),
                new AnomalyTable(client));
    }
}
