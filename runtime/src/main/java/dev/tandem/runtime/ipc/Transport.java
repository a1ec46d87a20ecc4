package dev.tandem.runtime.ipc;

import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * How children reach their parent. The parent chooses; the children follow, and their code is the
 * same for each transport.
 *
 * <p>A transport may be used for any number of children, from any thread.
 */
public abstract sealed class Transport permits GrpcTransport, JsonTransport {
  Transport() {}

  /**
   * Takes gRPC over TCP. Each child gets a port of its own, which listens on this address only.
   *
   * <p>It needs {@code io.grpc:grpc-netty-shaded} or {@code io.grpc:grpc-netty} in parent and
   * child: with nothing else can a server be kept to one address.
   *
   * @param host a name or address of this machine's loopback interface, such as {@code localhost}.
   *     No other is taken, because what is sent is not encrypted
   * @param port the port; 0 to let the system choose. With any other there can be only one child at
   *     a time
   * @return the transport
   * @throws IllegalArgumentException if the host is unknown or not the loopback interface, or the
   *     port is not between 0 and 65535
   * @throws IllegalStateException if neither of the two libraries is there
   */
  public static Transport grpc(String host, int port) {
    return new GrpcTransport(Objects.requireNonNull(host, "host"), port);
  }

  /**
   * Takes JSON over the child's standard input and output: no port, and every message can be read.
   *
   * <p>Whatever the child prints besides is told from messages; once it has connected, its {@code
   * System.out} goes to its standard error. It cannot read its standard input.
   *
   * <p>It needs {@code com.google.protobuf:protobuf-java-util} in parent and child, in the version
   * of protobuf-java.
   *
   * @return the transport
   * @throws IllegalStateException if that library is not there
   */
  public static Transport json() {
    return new JsonTransport();
  }

  /** Gives the name that the child finds in its definition. */
  abstract String name();

  /** Opens the parent's end for one child, which is not started yet; only the session gets in. */
  abstract Endpoint open(Session session, List<ServerServiceDefinition> services)
      throws IOException;

  /** Refuses a command that leaves this transport no way. */
  abstract void check(ProcessBuilder command);
}
