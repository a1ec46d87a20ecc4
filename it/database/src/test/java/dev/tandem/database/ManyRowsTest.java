package dev.tandem.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.user.v1.User;
import com.example.user.v1.UserServiceClient;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More rows than fit into the heap of their server. {@code -Ddatabase.rows=…} says how many. */
@OnPostgres
@Timeout(120)
class ManyRowsTest {
  private static final int ROWS = Integer.getInteger("database.rows");
  private static final String WITHOUT_INDEX = "ALTER TABLE users DROP CONSTRAINT users_email_key";
  private static final String INSERT =
      "INSERT INTO users (name, email)"
          + " SELECT 'user ' || i, i || '@example.com' FROM generate_series(1, %d) i";
  private static final String HELD_BACK =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = 'many'"
          + " AND state = 'idle in transaction' AND state_change < now() - interval '300 ms'";
  private static String url;

  @BeforeAll
  static void fill() throws Exception {
    url = Postgres.shared().createDatabase("many");
    try (Served empty = new Served(url)) {
      Database database = empty.database();
      database.write(transaction -> run(transaction, WITHOUT_INDEX));
      database.write(transaction -> run(transaction, INSERT.formatted(ROWS)));
    }
  }

  private static int run(Transaction transaction, String sql) throws SQLException {
    try (PreparedStatement statement = transaction.prepare(sql)) {
      return statement.executeUpdate();
    }
  }

  @Test
  void aCursorNeedsLittleMemory() throws Exception {
    try (ServerProcess server = ServerProcess.start(url, 500)) {
      UserServiceClient users = new UserServiceClient(server.channel());
      try (ServerStream<User> stream = users.getUserStream(Served.startingWith("user"))) {
        long id = stream.receive().getId();
        while (Postgres.shared().ask(HELD_BACK) == 0) {
          Thread.sleep(50); // does not read, until the server has stopped fetching
        }
        int rows = 1;
        for (User user : stream) {
          assertEquals(++id, user.getId());
          rows++;
        }
        assertEquals(ROWS, rows);
      }
    }
  }

  @Test
  void allRowsAtOnceDoNotFit() throws Exception {
    try (ServerProcess server = ServerProcess.start(url, 0)) {
      UserServiceClient users = new UserServiceClient(server.channel());
      assertThrows(
          RpcException.Unavailable.class,
          () -> users.getUserStream(Served.startingWith("user"), user -> {}));
      assertEquals(ServerProcess.OUT_OF_MEMORY, server.awaitEnd());
    }
  }
}
