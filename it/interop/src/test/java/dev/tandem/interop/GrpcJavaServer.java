package dev.tandem.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** grpc-java's test server, in a process of its own. */
record GrpcJavaServer(Process process, int port) implements AutoCloseable {

  static GrpcJavaServer start() throws IOException {
    Process process =
        GrpcJava.start(GrpcJava.log("server"), true, List.of(GrpcJavaServerMain.class.getName()));
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    int port =
        output
            .lines() // Newer JVMs have warnings of their own before it.
            .filter(line -> line.startsWith(GrpcJavaServerMain.PORT))
            .map(line -> Integer.parseInt(line.substring(GrpcJavaServerMain.PORT.length())))
            .findFirst()
            .orElseThrow(
                () ->
                    new IOException("grpc-java's server didn't start: " + GrpcJava.log("server")));
    return new GrpcJavaServer(process, port);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
