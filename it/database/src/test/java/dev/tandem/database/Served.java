package dev.tandem.database;

import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import com.example.user.v1.UserServiceClient;
import com.zaxxer.hikari.HikariDataSource;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A small pool, the service of users on it over Netty, and a client. */
final class Served implements AutoCloseable {
  static final int CONNECTIONS = 2;

  private final HikariDataSource pool;
  private final Database database;
  private final Server server;
  private final ManagedChannel channel;

  /** Serves with limits that nothing comes near, also on a busy machine. */
  Served(String url) throws IOException {
    this(url, Duration.ofHours(1), Duration.ofMinutes(1));
  }

  Served(String url, Duration longestStatement, Duration longestWait) throws IOException {
    pool = Pools.open(url, CONNECTIONS, longestWait);
    database = new Database(pool, longestStatement);
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(new DatabaseUsers(database, 100).bind())
            .build()
            .start();
    String target = "localhost:" + server.getPort();
    channel = Grpc.newChannelBuilder(target, InsecureChannelCredentials.create()).build();
  }

  UserServiceClient users() {
    return new UserServiceClient(channel);
  }

  Database database() {
    return database;
  }

  /** Takes a connection, and a transaction, from the pool. */
  Connection connection() throws SQLException {
    Connection connection = pool.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  User create(String name, String email) {
    return create(users(), name, email);
  }

  static User create(UserService users, String name, String email) {
    CreateUserRequest request =
        CreateUserRequest.newBuilder().setName(name).setEmail(email).build();
    return users.createUser(request).getUser();
  }

  /** Has the pool make new connections instead of those that nobody uses. */
  void dropConnections() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /** Waits until so many connections, and no more, are in use. */
  void awaitInUse(int connections) throws InterruptedException {
    while (pool.getHikariPoolMXBean().getActiveConnections() != connections) {
      Thread.sleep(10);
    }
  }

  /** Waits until a query has this one value. */
  void await(long expected, String sql) throws SQLException, InterruptedException {
    while (ask(sql) != expected) {
      Thread.sleep(10);
    }
  }

  /** Runs a query that has one value. */
  long ask(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static GetUserRequest withId(long id) {
    return GetUserRequest.newBuilder().setId(id).build();
  }

  static GetUserStreamRequest startingWith(String prefix) {
    return GetUserStreamRequest.newBuilder().setNamePrefix(prefix).build();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    pool.close();
  }
}
