package dev.tandem.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Pools of connections to databases that have the table of users. */
public final class Pools {
  private Pools() {}

  /**
   * Opens a pool, and makes the table if it is not there.
   *
   * @param url a JDBC URL of H2 or PostgreSQL
   * @param size how many connections at most, so how many transactions at a time
   * @param longestWait how long a call waits for a connection; not less than 250 ms
   * @return the pool, for the caller to close
   */
  public static HikariDataSource open(String url, int size, Duration longestWait) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(longestWait.toMillis());
    HikariDataSource pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(schema());
      return pool;
    } catch (SQLException e) {
      pool.close();
      throw new DatabaseException(e);
    }
  }

  private static String schema() {
    try (InputStream schema = Pools.class.getResourceAsStream("schema.sql")) {
      if (schema == null) {
        throw new IllegalStateException("schema.sql is missing in the jar");
      }
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
