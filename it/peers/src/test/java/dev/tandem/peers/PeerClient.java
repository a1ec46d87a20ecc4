package dev.tandem.peers;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client in another language: a process for each case. */
final class PeerClient {
  private PeerClient() {}

  /** Gives what came of each of the case's calls. */
  static List<Outcome> call(Language language, PeerCase each, int port)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("peer", ".out");
    Path errors = Files.createTempFile("peer", ".err");
    Process process =
        language
            .process("client", String.valueOf(port), each.id())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      boolean ended = process.waitFor(40, TimeUnit.SECONDS);
      List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
      if (!ended || process.exitValue() != 0) {
        String end = ended ? "ended with " + process.exitValue() : "hangs";
        throw new AssertionError("the client " + end + ": " + lines + Files.readString(errors));
      }
      return lines.stream().map(line -> new Gson().fromJson(line, Outcome.class)).toList();
    } finally {
      process.destroyForcibly();
      Files.delete(output);
      Files.delete(errors);
    }
  }
}
