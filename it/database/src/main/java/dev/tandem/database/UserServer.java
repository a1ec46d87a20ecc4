package dev.tandem.database;

import com.zaxxer.hikari.HikariDataSource;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import java.io.IOException;
import java.time.Duration;

/** Serves users from a database: {@code UserServer [JDBC-URL [fetch-size]]}. */
public final class UserServer {
  private static final String EMBEDDED = "jdbc:h2:mem:users;DB_CLOSE_DELAY=-1";

  private UserServer() {}

  /** Runs until the process is told to end. Says on which port, which the system chose. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    String url = arguments.length > 0 ? arguments[0] : EMBEDDED;
    int fetchSize = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
    try (HikariDataSource pool = Pools.open(url, 10, Duration.ofSeconds(2))) {
      Database database = new Database(pool, Duration.ofSeconds(30));
      Server server =
          Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
              .addService(new DatabaseUsers(database, fetchSize).bind())
              .build()
              .start();
      System.out.println("listening on " + server.getPort());
      server.awaitTermination();
    }
  }
}
