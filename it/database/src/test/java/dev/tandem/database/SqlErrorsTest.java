package dev.tandem.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.user.v1.User;
import dev.tandem.runtime.RpcException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong with a database, and which status callers get. */
@OnPostgres
@Timeout(60)
class SqlErrorsTest {
  private static Postgres postgres;
  private static Served served;
  private static Served strict;
  private static User ada;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.shared();
    String url = postgres.createDatabase("errors");
    served = new Served(url);
    strict = new Served(url, Duration.ofSeconds(1), Duration.ofSeconds(1));
    ada = served.create("Ada", "ada@example.com");
  }

  @AfterAll
  static void stop() {
    served.close();
    strict.close();
  }

  private static void findAda(Served from) {
    from.users().getUser(Served.withId(ada.getId()));
  }

  @Test
  void connectionLost() throws Exception {
    try (Connection other = served.connection();
        Statement lock = other.createStatement()) {
      lock.execute("LOCK TABLE users");
      CompletableFuture<Void> call = CompletableFuture.runAsync(() -> findAda(served));
      while (postgres.ask(
              "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                  + " WHERE datname = 'errors' AND wait_event_type = 'Lock'")
          == 0) {
        Thread.sleep(10);
      }
      CompletionException e = assertThrows(CompletionException.class, call::join);
      assertInstanceOf(RpcException.Unavailable.class, e.getCause());
    }
    findAda(served); // on a new connection
  }

  @Test
  void databaseIsDown() throws Exception {
    postgres.stop();
    try {
      assertThrows(RpcException.Unavailable.class, () -> findAda(strict));
    } finally {
      postgres.startAgain();
    }
    while (!isUp()) {
      Thread.sleep(10); // A connection that was used just now is used again untested.
    }
    strict.dropConnections();
    served.dropConnections();
  }

  private static boolean isUp() {
    try {
      findAda(strict);
      return true;
    } catch (RpcException.Unavailable e) {
      return false;
    }
  }

  @Test
  void allConnectionsAreInUse() throws Exception {
    List<Connection> taken = new ArrayList<>();
    for (int i = 0; i < Served.CONNECTIONS; i++) {
      taken.add(strict.connection());
    }
    assertThrows(RpcException.ResourceExhausted.class, () -> findAda(strict));
    taken.get(0).close();
    findAda(strict);
    taken.get(1).close();
  }

  @Test
  void statementTakesTooLong() throws Exception {
    try (Connection other = strict.connection();
        Statement lock = other.createStatement()) {
      lock.execute("LOCK TABLE users");
      assertThrows(RpcException.DeadlineExceeded.class, () -> findAda(strict));
    }
    findAda(strict);
  }

  @Test
  void transactionsInConflict() {
    DatabaseException e =
        assertThrows(DatabaseException.class, () -> served.database().write(this::conflict));
    assertInstanceOf(RpcException.Aborted.class, new SqlErrors().map(e));
  }

  private int conflict(Transaction transaction) throws SQLException {
    run(transaction, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
    run(transaction, "SELECT * FROM users"); // from now on it sees no change of others
    served.database().write(other -> run(other, "UPDATE users SET name = 'Countess'"));
    return run(transaction, "UPDATE users SET name = 'Mathematician'");
  }

  private static int run(Transaction transaction, String sql) throws SQLException {
    try (PreparedStatement statement = transaction.prepare(sql)) {
      statement.execute();
      return statement.getUpdateCount();
    }
  }

  @Test
  void textThatCannotBeStored() {
    assertThrows(
        RpcException.InvalidArgument.class,
        () -> served.users().getUserStream(Served.startingWith("\0"), user -> {}));
  }

  @Test
  void bugsStayInTheLog() throws Exception {
    try (Served broken = new Served(postgres.createDatabase("broken"))) {
      broken.database().write(transaction -> run(transaction, "DROP TABLE users"));
      RpcException.Unknown e =
          assertThrows(RpcException.Unknown.class, () -> broken.users().getUser(Served.withId(1)));
      assertFalse(e.getMessage().contains("relation"), e.getMessage());
    }
  }
}
