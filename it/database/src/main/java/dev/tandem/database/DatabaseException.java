package dev.tandem.database;

import java.sql.SQLException;

/** An {@link SQLException} on its way through methods that do not declare it. */
@SuppressWarnings("serial") // Never serialized.
public final class DatabaseException extends RuntimeException {
  private final SQLException sql;

  DatabaseException(SQLException sql) {
    super(sql);
    this.sql = sql;
  }

  SQLException sql() {
    return sql;
  }
}
