package dev.tandem.benchmarks.json;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How many bytes messages have in protobuf and in JSON, plain and compressed, as a table. */
public final class Sizes {
  private static final JsonFormat.Printer JSON =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private Sizes() {}

  /** Gives the table in Markdown. */
  public static String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | Bytes | protobuf | JSON | JSON : protobuf | protobuf, gzip | JSON, gzip | JSON : protobuf |
            |---|---|---|---|---|---|---|
            """);
    Samples.all().forEach((name, message) -> table.append(row(name, message)));
    return table.toString();
  }

  private static String row(String name, Message message) {
    byte[] protobuf = message.toByteArray();
    byte[] json = json(message);
    int zippedProtobuf = zipped(protobuf);
    int zippedJson = zipped(json);
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %.2f | %,d | %,d | %.2f |%n",
        name,
        protobuf.length,
        json.length,
        (double) json.length / protobuf.length,
        zippedProtobuf,
        zippedJson,
        (double) zippedJson / zippedProtobuf);
  }

  /** Writes a message as the specification of protobuf's JSON says, without blanks. */
  static byte[] json(Message message) {
    try {
      return JSON.print(message).getBytes(StandardCharsets.UTF_8);
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int zipped(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.size();
  }
}
