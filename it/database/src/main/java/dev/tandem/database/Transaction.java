package dev.tandem.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** A transaction of one call. When the call ends early, the statement that runs is cancelled. */
public final class Transaction implements AutoCloseable {
  private final Connection connection;
  private final int longestStatementSeconds;
  private final StatementCanceller canceller = new StatementCanceller();

  private Transaction(Connection connection, Duration longestStatement) {
    this.connection = connection;
    this.longestStatementSeconds = (int) longestStatement.toSeconds();
  }

  /** Begins one on a connection, which it closes: that gives it back to its pool. */
  static Transaction begin(Connection connection, boolean readOnly, Duration longestStatement)
      throws SQLException {
    Transaction transaction = new Transaction(connection, longestStatement);
    try {
      connection.setReadOnly(readOnly);
      connection.setAutoCommit(false);
      return transaction;
    } catch (SQLException e) {
      try (transaction) {
        throw e;
      }
    }
  }

  /** Prepares a statement, for the caller to close. One of them runs at a time. */
  public PreparedStatement prepare(String sql) throws SQLException {
    return bounded(connection.prepareStatement(sql));
  }

  /** Prepares a statement that inserts and then gives these columns as its generated keys. */
  public PreparedStatement prepareInsert(String sql, String... generated) throws SQLException {
    return bounded(connection.prepareStatement(sql, generated));
  }

  private PreparedStatement bounded(PreparedStatement statement) throws SQLException {
    statement.setQueryTimeout(longestStatementSeconds); // for calls that have no deadline
    canceller.watch(statement);
    return statement;
  }

  void commit() throws SQLException {
    connection.commit();
  }

  /** Rolls back what was not committed, and gives the connection back. */
  @Override
  public void close() throws SQLException {
    canceller.close();
    try (connection) {
      connection.rollback();
    }
  }
}
