package dev.tandem.benchmarks.json;

import java.util.Locale;

/** Measures gRPC against JSON, and prints the tables of docs/json.md. */
public final class JsonReport {
  private JsonReport() {}

  /**
   * Measures.
   *
   * @param args see {@link Settings}
   */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.parse(args);
    System.out.printf(
        Locale.ROOT,
        "JDK %s, %d processors; medians of %d rounds and their range%n%n",
        Runtime.version().feature(),
        Runtime.getRuntime().availableProcessors(),
        settings.rounds());
    if (settings.only().contains("sizes")) {
      System.out.println(Sizes.table());
    }
    if (settings.only().contains("codec")) {
      System.out.println(new CodecRounds(settings).table());
    }
    if (settings.only().contains("calls")) {
      try (DirectoryServers servers = new DirectoryServers()) {
        System.out.println(new CallRace(settings, servers).table());
      }
    }
  }
}
