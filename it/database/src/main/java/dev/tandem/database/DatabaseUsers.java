package dev.tandem.database;

import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.CreateUserResponse;
import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import com.example.user.v1.UserServiceRpc;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import io.grpc.ServerServiceDefinition;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Users in a database. */
public final class DatabaseUsers implements UserService {
  private final Database database;
  private final int fetchSize;

  /**
   * Makes the service.
   *
   * @param database where the users are
   * @param fetchSize how many rows of a stream are in memory at a time; 0: as the driver likes, for
   *     PostgreSQL all
   */
  public DatabaseUsers(Database database, int fetchSize) {
    this.database = database;
    this.fetchSize = fetchSize;
  }

  /** Makes a service for a server. */
  public ServerServiceDefinition bind() {
    ServerOptions options =
        ServerOptions.defaults()
            .withErrorMapper(new SqlErrors())
            .withInterruptOnCancel(false); // would break connections: the statement is cancelled
    return UserServiceRpc.bind(this, options);
  }

  @Override
  public GetUserResponse getUser(GetUserRequest request) {
    return database.read(
        transaction -> {
          try (PreparedStatement query =
              transaction.prepare("SELECT id, name, email, created_at FROM users WHERE id = ?")) {
            query.setLong(1, request.getId());
            try (ResultSet rows = query.executeQuery()) {
              if (!rows.next()) {
                throw new RpcException.NotFound("no user " + request.getId());
              }
              return GetUserResponse.newBuilder().setUser(user(rows)).build();
            }
          }
        });
  }

  @Override
  public CreateUserResponse createUser(CreateUserRequest request) {
    NewUser user = NewUser.of(request);
    return database.write(
        transaction -> {
          try (PreparedStatement insert =
              transaction.prepareInsert(
                  "INSERT INTO users (name, email) VALUES (?, ?)", "id", "created_at")) {
            insert.setString(1, user.name());
            insert.setString(2, user.email());
            insert.executeUpdate();
            try (ResultSet row = insert.getGeneratedKeys()) {
              row.next();
              return CreateUserResponse.newBuilder()
                  .setUser(
                      User.newBuilder()
                          .setId(row.getLong("id"))
                          .setName(user.name())
                          .setEmail(user.email())
                          .setCreatedAt(millis(row)))
                  .build();
            }
          }
        });
  }

  @Override
  public void getUserStream(GetUserStreamRequest request, Sender<User> responses) {
    database.stream(
        transaction -> {
          try (PreparedStatement query = transaction.prepare(USERS_BY_PREFIX)) {
            query.setFetchSize(fetchSize);
            query.setString(1, startingWith(request.getNamePrefix()));
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                responses.send(user(rows)); // blocks while the caller is slow
              }
            }
          }
        });
  }

  private static final String USERS_BY_PREFIX =
      "SELECT id, name, email, created_at FROM users WHERE name LIKE ? ESCAPE '!' ORDER BY id";

  private static String startingWith(String prefix) {
    return prefix.replaceAll("[!%_]", "!$0") + "%";
  }

  private static User user(ResultSet row) throws SQLException {
    return User.newBuilder()
        .setId(row.getLong("id"))
        .setName(row.getString("name"))
        .setEmail(row.getString("email"))
        .setCreatedAt(millis(row))
        .build();
  }

  private static long millis(ResultSet row) throws SQLException {
    return row.getObject("created_at", OffsetDateTime.class).toInstant().toEpochMilli();
  }
}
