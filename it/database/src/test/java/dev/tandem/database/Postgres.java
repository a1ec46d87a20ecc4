package dev.tandem.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL of the tests' own, on the loopback interface, from the binaries that a jar brings.
 * The server refuses to run as root, so for root it runs as nobody.
 */
final class Postgres {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups");
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=off", // it need not outlive a crash
          "full_page_writes=off",
          "wal_level=minimal",
          "max_wal_senders=0",
          "shared_buffers=256MB");

  private static @Nullable Postgres shared;

  private final Path folder;
  private final int port;
  private final List<String> asUser;
  private Process process;

  /** Gives the one of this run, and starts it the first time. It ends with this process. */
  static synchronized Postgres shared() throws IOException, InterruptedException {
    Postgres known = shared;
    if (known == null) {
      known = new Postgres();
      shared = known;
      Runtime.getRuntime().addShutdownHook(new Thread(known::delete));
    }
    return known;
  }

  private Postgres() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("postgres"); // nobody may not be allowed to read target
    Path data = Files.createDirectory(folder.resolve("data"));
    boolean root = Files.getOwner(folder).getName().equals("root");
    asUser = root ? AS_NOBODY : List.of();
    if (root) {
      run(List.of("chmod", "755", folder.toString()));
      run(List.of("chown", "nobody", data.toString()));
    }
    unpack();
    List<String> initialize = new ArrayList<>(asUser);
    initialize.addAll(List.of(folder + "/bin/initdb", "-D", data.toString(), "-U", "postgres"));
    initialize.addAll(List.of("-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"));
    run(initialize);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    process = serve();
    awaitStart();
  }

  private void unpack() throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder("tar", "-x", "-C", folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream archive = Postgres.class.getResourceAsStream(ARCHIVE);
        InputStream unpacked = new XZInputStream(archive);
        OutputStream input = tar.getOutputStream()) {
      unpacked.transferTo(input);
    }
    if (tar.waitFor() != 0) {
      throw new IOException("tar ended with " + tar.exitValue());
    }
  }

  /** The shell ends the server when its own input ends, so also when this JVM is killed. */
  private Process serve() throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", "\"$@\" & read line; kill -INT $!; wait $!", "sh"));
    command.addAll(asUser);
    command.addAll(List.of(folder + "/bin/postgres", "-D", folder + "/data", "-p", "" + port));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private void awaitStart() throws IOException, InterruptedException {
    while (true) {
      try {
        ask("SELECT 1");
        return;
      } catch (SQLException e) {
        if (!process.isAlive()) {
          throw new IOException(Files.readString(folder.resolve("log")), e);
        }
        Thread.sleep(20);
      }
    }
  }

  /** Makes an empty database and gives its URL. */
  String createDatabase(String name) throws SQLException {
    execute("CREATE DATABASE " + name);
    return url(name);
  }

  /** Runs one statement as the administrator. */
  void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a query that has one value, as the administrator. */
  long ask(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
  }

  /** Stops the server. */
  void stop() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
  }

  /** Starts it again. */
  void startAgain() throws IOException, InterruptedException {
    process = serve();
    awaitStart();
  }

  private void delete() {
    try {
      stop();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] output = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      String said = new String(output, StandardCharsets.UTF_8);
      throw new IOException(String.join(" ", command) + " failed: " + said);
    }
  }
}
