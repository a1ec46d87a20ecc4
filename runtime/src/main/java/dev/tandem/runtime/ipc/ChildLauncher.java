package dev.tandem.runtime.ipc;

import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts children. Each gets its own endpoint, with handlers that serve no other process.
 *
 * <p>Instances do not change: each method gives a copy. One launcher may start any number of
 * children, from any thread.
 */
public final class ChildLauncher {
  private static final Duration CONNECT = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Transport transport;
  private final List<ServerServiceDefinition> services;
  private final Duration connectTimeout;
  private final Duration silence;
  private final Duration grace;
  private final Output output;

  ChildLauncher(Transport transport) {
    this(transport, List.of(), CONNECT, SILENCE, GRACE, new Output(null, null));
  }

  private ChildLauncher(
      Transport transport,
      List<ServerServiceDefinition> services,
      Duration connectTimeout,
      Duration silence,
      Duration grace,
      Output output) {
    this.transport = transport;
    this.services = services;
    this.connectTimeout = connectTimeout;
    this.silence = silence;
    this.grace = grace;
    this.output = output;
  }

  /**
   * Registers services that the child may call.
   *
   * @param more the services, such as {@code UserServiceRpc.bind(handler)}; with interceptors of
   *     your own if you like, which run once the session's token was checked
   * @return a copy with them, too
   */
  public ChildLauncher serving(ServerServiceDefinition... more) {
    List<ServerServiceDefinition> all = new ArrayList<>(services);
    all.addAll(List.of(more));
    return new ChildLauncher(transport, List.copyOf(all), connectTimeout, silence, grace, output);
  }

  /**
   * Sets how long a child has until it has connected. Then it is killed.
   *
   * @param timeout the time from its start; 30 seconds by default
   * @return a copy with it
   * @throws IllegalArgumentException if it is not positive
   */
  public ChildLauncher withConnectTimeout(Duration timeout) {
    return new ChildLauncher(transport, services, positive(timeout), silence, grace, output);
  }

  /**
   * Sets how long a child that has connected may be silent. It is asked three times in that time,
   * and killed if it answers nothing: it hangs, or has been stopped. Make this longer than any
   * pause of its garbage collector, and much longer if you debug it.
   *
   * @param timeout the time; 30 seconds by default
   * @return a copy with it
   * @throws IllegalArgumentException if it is not positive
   */
  public ChildLauncher withHeartbeatTimeout(Duration timeout) {
    return new ChildLauncher(transport, services, connectTimeout, positive(timeout), grace, output);
  }

  /**
   * Sets how long a child has to exit: after {@link Child#close()}, or when its parent or the
   * connection to it is gone. Then it is killed.
   *
   * @param period the time; 5 seconds by default
   * @return a copy with it
   * @throws IllegalArgumentException if it is not positive
   */
  public ChildLauncher withGracePeriod(Duration period) {
    return new ChildLauncher(
        transport, services, connectTimeout, silence, positive(period), output);
  }

  /**
   * Sets what becomes of the lines that a child prints to its standard output. Lines of more than
   * 8192 characters come in parts.
   *
   * @param lines takes them, one at a time, and should return soon: the child waits for it. What it
   *     throws is logged. By default each line is logged, at level INFO
   * @return a copy with it
   */
  public ChildLauncher withOutput(Consumer<String> lines) {
    Output both = new Output(Objects.requireNonNull(lines, "lines"), output.errors);
    return new ChildLauncher(transport, services, connectTimeout, silence, grace, both);
  }

  /**
   * Sets what becomes of the lines that a child prints to its standard error, beside that the last
   * 64 KiB are kept for {@link ChildExit#errorOutput()}.
   *
   * @param lines takes them, as that of {@link #withOutput}. By default each is logged, at level
   *     DEBUG
   * @return a copy with it
   */
  public ChildLauncher withErrorOutput(Consumer<String> lines) {
    Output both = new Output(output.lines, Objects.requireNonNull(lines, "lines"));
    return new ChildLauncher(transport, services, connectTimeout, silence, grace, both);
  }

  private static Duration positive(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(time + ": this time must be positive");
    }
    return time;
  }

  /**
   * Starts a child and returns at once; what it calls is served from then on.
   *
   * @param command the program. It finds its parent through the environment variable {@code
   *     TANDEM_PARENT}, so whatever runs it must pass that on. The command's output and errors go
   *     to this launcher's consumers unless it redirects them. It may be used again, and from
   *     several threads
   * @return the child, to be closed
   * @throws IOException if the program cannot be run, or the transport's port is taken
   * @throws IllegalArgumentException if the command redirects what the transport needs
   * @throws IllegalStateException if this process is exiting
   */
  public Child start(ProcessBuilder command) throws IOException {
    transport.check(command);
    Heartbeat heartbeat = new Heartbeat(silence);
    Session session = new Session(heartbeat);
    Endpoint endpoint = transport.open(session, services);
    Child child;
    try {
      Process process = spawn(command, definition(endpoint.address(), session.secret()));
      child = new Child(process, endpoint, heartbeat, grace);
    } catch (IOException | RuntimeException e) {
      endpoint.shutdown(Status.UNAVAILABLE.withDescription("the child did not start"));
      throw e;
    }
    boolean exiting = !LiveChildren.add(child);
    child.supervise(output, connectTimeout);
    if (exiting) {
      child.close();
      throw new IllegalStateException("this process is exiting: it starts no children any more");
    }
    return child;
  }

  private Definition definition(String address, String secret) {
    ProcessHandle self = ProcessHandle.current();
    long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return new Definition(
        transport.name(), address, self.pid(), started, connectTimeout, grace, secret);
  }

  /** The definition stays in the builder no longer than needed: it is a secret. */
  private static Process spawn(ProcessBuilder command, Definition definition) throws IOException {
    synchronized (command) { // Two children of one builder, started at once, have two secrets.
      String before = command.environment().put(Definition.VARIABLE, definition.encode());
      try {
        return command.start();
      } finally {
        if (before == null) {
          command.environment().remove(Definition.VARIABLE);
        } else {
          command.environment().put(Definition.VARIABLE, before);
        }
      }
    }
  }

  /** Who gets what a child prints; null for the log. */
  record Output(@Nullable Consumer<String> lines, @Nullable Consumer<String> errors) {
    private static final System.Logger LOG = System.getLogger(Child.class.getName());

    Consumer<String> lines(long pid) {
      return lines != null ? lines : line -> log(System.Logger.Level.INFO, pid, line);
    }

    Consumer<String> errors(long pid) {
      return errors != null ? errors : line -> log(System.Logger.Level.DEBUG, pid, line);
    }

    private static void log(System.Logger.Level level, long pid, String line) {
      LOG.log(level, "child {0}: {1}", Long.toString(pid), line);
    }
  }
}
