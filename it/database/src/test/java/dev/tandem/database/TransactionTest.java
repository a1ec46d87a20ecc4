package dev.tandem.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.user.v1.User;
import com.example.user.v1.UserServiceClient;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import io.grpc.Context;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transactions end with their calls, and give their connections back. */
@OnPostgres
@Timeout(60)
class TransactionTest {
  private static final String BACKENDS =
      " FROM pg_stat_activity WHERE datname = 'transactions' AND backend_type = 'client backend'";
  private static final String WAITING =
      "SELECT count(*)" + BACKENDS + " AND wait_event_type = 'Lock'";
  private static Postgres postgres;
  private static Served served;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.shared();
    served = new Served(postgres.createDatabase("transactions"));
    insert("SELECT 'user ' || i, i || '@example.com' FROM generate_series(1, 100000) i");
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @BeforeEach
  void allConnectionsAreFree() throws InterruptedException {
    served.awaitInUse(0);
  }

  @Test
  void leavingAStreamGivesItsConnectionBack() throws Exception {
    served.await(Served.CONNECTIONS, "SELECT count(*)" + BACKENDS);
    long processes = served.ask("SELECT sum(pid)" + BACKENDS);
    for (int i = 0; i < 3 * Served.CONNECTIONS; i++) {
      try (ServerStream<User> users = served.users().getUserStream(Served.startingWith(""))) {
        users.receive();
      }
    }
    served.awaitInUse(0);
    assertEquals(processes, served.ask("SELECT sum(pid)" + BACKENDS)); // none was broken
  }

  @Test
  void aCancelledCallCancelsItsStatement() throws Exception {
    try (Connection other = served.connection();
        Statement lock = other.createStatement()) {
      lock.execute("LOCK TABLE users");
      Context.CancellableContext call = Context.current().withCancellation();
      Thread caller = new Thread(call.wrap(() -> find(1)));
      caller.start();
      awaitElsewhere(1, WAITING);

      call.cancel(null);

      caller.join();
      awaitElsewhere(0, WAITING);
      served.awaitInUse(1); // the other one still has its lock
    }
  }

  private static void find(long id) {
    assertThrows(RpcException.Cancelled.class, () -> served.users().getUser(Served.withId(id)));
  }

  /** The pool may have no connection to ask with. */
  private static void awaitElsewhere(long expected, String sql) throws Exception {
    while (postgres.ask(sql) != expected) {
      Thread.sleep(10);
    }
  }

  @Test
  void aLateCallIsRolledBack() throws Exception {
    try (Connection other = served.connection();
        Statement insert = other.createStatement()) {
      insert.execute("INSERT INTO users (name, email) VALUES ('First', 'late@example.com')");

      UserServiceClient hasty = served.users().withTimeout(Duration.ofMillis(500));
      boolean waited = false;
      while (!waited) { // On a busy machine the time may be up before the statement has begun.
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> isLate(hasty));
        while (!call.isDone()) {
          waited |= postgres.ask(WAITING) == 1;
        }
        call.get();
        served.awaitInUse(1);
      }
      other.rollback();
    }
    assertEquals(0, served.ask("SELECT count(*) FROM users WHERE email = 'late@example.com'"));
  }

  private static void isLate(UserServiceClient users) {
    assertThrows(
        RpcException.DeadlineExceeded.class,
        () -> Served.create(users, "Second", "late@example.com"));
  }

  @Test
  void whatThrowsIsRolledBack() throws Exception {
    assertThrows(
        IllegalStateException.class,
        () ->
            served
                .database()
                .write(
                    transaction -> {
                      insert(transaction, "VALUES ('Half', 'half@example.com')");
                      throw new IllegalStateException("no more");
                    }));
    assertEquals(0, served.ask("SELECT count(*) FROM users WHERE email = 'half@example.com'"));
  }

  @Test
  void readingChangesNothing() {
    DatabaseException e =
        assertThrows(
            DatabaseException.class,
            () ->
                served
                    .database()
                    .read(transaction -> insert(transaction, "VALUES ('No', 'no@example.com')")));
    assertEquals("25006", e.sql().getSQLState());
  }

  private static void insert(String select) {
    served.database().write(transaction -> insert(transaction, select));
  }

  private static int insert(Transaction transaction, String select) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepare("INSERT INTO users (name, email) " + select)) {
      return insert.executeUpdate();
    }
  }
}
