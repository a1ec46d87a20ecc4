package dev.tandem.peers;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the peers, where the tools of their languages are installed. */
final class Tools {
  private static final Path SAMPLES = Path.of("../../proto-samples/src/main/proto");
  private static final Path GOOGLE = Path.of("target/protos");

  /** The folders of the samples' protos and of those of google.rpc. */
  static final String PROTOS = SAMPLES + ":" + GOOGLE;

  /** {@code build} ends with this code when a tool is not installed. */
  private static final int MISSING = 3;

  private static final Map<String, String> missing = new HashMap<>();

  private Tools() {}

  /** Builds the peer of a language if it is not yet; ends the test if its tools are missing. */
  static void assumeBuilt(Language language) {
    assumeBuilt(language.id());
  }

  /** Does the same for what has no language: {@code buf}. */
  static synchronized void assumeBuilt(String peer) {
    String reason = missing.computeIfAbsent(peer, Tools::build);
    assumeTrue(reason.isEmpty(), reason);
  }

  private static String build(String peer) {
    try {
      for (String proto : List.of("google/rpc/status.proto", "google/rpc/error_details.proto")) {
        copyFromClassPath(proto);
      }
      Process process =
          new ProcessBuilder("bash", "build", peer, PROTOS).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int code = process.waitFor();
      if (code == MISSING && !Boolean.getBoolean("peers.required")) {
        System.err.println(output);
        return output;
      }
      if (code != 0) {
        throw new AssertionError("it/peers/build " + peer + " failed: " + output);
      }
      return "";
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("cannot run it/peers/build: " + e, e);
    }
  }

  private static void copyFromClassPath(String name) throws IOException {
    Path target = GOOGLE.resolve(name);
    Files.createDirectories(requireNonNull(target.getParent()));
    try (InputStream proto = Tools.class.getResourceAsStream("/" + name)) {
      Files.copy(requireNonNull(proto, name), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
