package dev.tandem.runtime.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot work is said where it is configured, and by start at the latest. */
@Timeout(60)
class TransportTest {
  private static String problem(String host, int port) {
    return assertThrows(IllegalArgumentException.class, () -> Transport.grpc(host, port))
        .getMessage();
  }

  @Test
  void onlyTheLoopbackInterfaceIsTaken() {
    assertNotNull(Transport.grpc("127.0.0.1", 0));
    assertTrue(problem("0.0.0.0", 0).endsWith("Children are on the same machine: use localhost"));
    assertTrue(problem("::", 0).contains("which others can reach or listen to"));
    assertTrue(problem("192.0.2.1", 0).contains("which others can reach or listen to"));
    assertEquals("no such host: there is no such host", problem("no such host", 0));
  }

  @Test
  void aPortIsInRange() {
    assertEquals("-1: a port is between 0 and 65535", problem("localhost", -1));
    assertEquals("65536: a port is between 0 and 65535", problem("localhost", 65_536));
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      ChildLauncher launcher = Child.over(Transport.grpc("localhost", other.getLocalPort()));
      IOException e =
          assertThrows(IOException.class, () -> launcher.start(new ProcessBuilder("true")));
      assertTrue(e.getMessage().startsWith("cannot listen on localhost/"), e.toString());
      assertTrue(e.getMessage().endsWith("; port 0 lets the system choose one that is free"));
    }
  }

  @Test
  void aMissingLibraryIsNamed() {
    IllegalStateException netty =
        assertThrows(
            IllegalStateException.class,
            () ->
                NettyServers.builder(new InetSocketAddress("localhost", 0), List.of("not.There")));
    assertTrue(netty.getMessage().contains("add the dependency io.grpc:grpc-netty-shaded"));
    IllegalStateException json =
        assertThrows(
            IllegalStateException.class, () -> JsonTransport.checkLibrary("not.there.JsonFormat"));
    assertTrue(json.getMessage().contains("com.google.protobuf:protobuf-java-util"));
  }

  @Test
  void jsonNeedsTheStreams() {
    ChildLauncher launcher = Child.over(Transport.json());
    for (ProcessBuilder command :
        List.of(
            new ProcessBuilder("true").redirectOutput(Redirect.DISCARD),
            new ProcessBuilder("true").redirectInput(Redirect.INHERIT),
            new ProcessBuilder("true").redirectErrorStream(true))) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> launcher.start(command))
              .getMessage()
              .startsWith("Transport.json() needs the child's standard input and output"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"grpc", "json"})
  void aProgramThatIsNotThereIsAnError(String name) {
    Transport transport = name.equals("grpc") ? Transport.grpc("localhost", 0) : Transport.json();
    ProcessBuilder command = new ProcessBuilder("no-such-program");
    assertThrows(IOException.class, () -> Child.over(transport).start(command));
    assertFalse(command.environment().containsKey("TANDEM_PARENT"), "the secret is not left there");
  }
}
