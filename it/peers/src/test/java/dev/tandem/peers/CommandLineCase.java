package dev.tandem.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.peers.Command.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The servers that buf curl calls, over one kind of endpoint. */
abstract class CommandLineCase {
  private static ReflectingServer netty;
  private static ReflectingServer armeria;

  final Endpoint endpoint;
  final ReflectingServer server;

  CommandLineCase(Endpoint endpoint) {
    this.endpoint = endpoint;
    server = endpoint == Endpoint.GRPC_TO_NETTY ? netty : armeria;
  }

  @BeforeAll
  static void start() throws IOException {
    Tools.assumeBuilt("buf");
    netty = ReflectingServer.netty();
    armeria = ReflectingServer.armeria();
  }

  @AfterAll
  static void stop() {
    if (netty != null) {
      netty.close();
      armeria.close();
    }
  }

  final Result curl(String path, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("curl", "--protocol", endpoint.protocol));
    arguments.addAll(List.of(options));
    arguments.add("http://localhost:" + server.port() + path);
    return Command.buf(arguments);
  }

  static void assertPrinted(String expected, Result result) {
    assertEquals(new Result(0, expected, ""), result);
  }
}
