package dev.tandem.database;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Runs transactions for calls. Each takes a connection from the pool and gives it back. */
public final class Database {
  private final DataSource pool;
  private final Duration longestStatement;

  /**
   * Makes a database of a pool.
   *
   * @param pool the connections; stays the caller's to close
   * @param longestStatement after which time a statement is cancelled, whatever its call's deadline
   */
  public Database(DataSource pool, Duration longestStatement) {
    this.pool = pool;
    this.longestStatement = longestStatement;
  }

  /** What is done in a transaction, for a result. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T in(Transaction transaction) throws SQLException;
  }

  /** What is done in a transaction that sends its results. */
  @FunctionalInterface
  public interface Streaming {
    /** Does it. */
    void in(Transaction transaction) throws SQLException;
  }

  /** Runs a transaction that only reads. */
  public <T> T read(Work<T> work) {
    return run(true, work);
  }

  /** Runs a transaction that only reads, and sends what it reads as it goes along. */
  public void stream(Streaming work) {
    Work<Boolean> untilTheEnd =
        transaction -> {
          work.in(transaction);
          return true;
        };
    read(untilTheEnd);
  }

  /** Runs a transaction. It is committed if the work returns, and rolled back if it throws. */
  public <T> T write(Work<T> work) {
    return run(false, work);
  }

  private <T> T run(boolean readOnly, Work<T> work) {
    try (Transaction transaction =
        Transaction.begin(pool.getConnection(), readOnly, longestStatement)) {
      T result = work.in(transaction);
      transaction.commit();
      return result;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
