package io.streamplatform.metricslogger;

import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * An H2 database in a file below the platform's state folder.
 *
 * <ul>
 *   <li>{@code WRITE_DELAY=0}: a commit returns when it is written to the file, so a killed process
 *       loses none. (H2 would otherwise write half a second later. Nothing would be counted wrong
 *       even then, since the offsets would be lost with the data and read again.)
 *   <li>The file is locked by the operating system ({@code FILE_LOCK=FS}, the default of this
 *       storage), which frees the lock of a process that is gone, however it went.
 *   <li>{@code DB_CLOSE_ON_EXIT=FALSE}: the pool closes the database, after the listener has
 *       stopped, and not a shutdown hook in the middle of a batch.
 *   <li>{@code QUERY_CACHE_SIZE}: a connection's statements are parsed once; with H2's 8 they would
 *       push each other out.
 *   <li>{@code CACHE_SIZE} (KiB) bounds H2's page cache, which would grow with the heap.
 * </ul>
 */
record EmbeddedDatabase(Path stateFolder, int cacheKibibytes) implements JdbcConnectionDetails {
    @Override
    public String getUsername() {
        return "sa";
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64;CACHE_SIZE=%d"
                .formatted(
                        stateFolder.toAbsolutePath().resolve("metrics-logger").resolve("metrics"),
                        cacheKibibytes);
    }
}
