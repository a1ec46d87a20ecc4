package dev.tandem.peers;

import static io.grpc.Metadata.ASCII_STRING_MARSHALLER;
import static io.grpc.Metadata.BINARY_BYTE_MARSHALLER;

import io.grpc.Metadata;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The metadata of the cases. */
final class Samples {
  /** Of all kinds: also such that are no text in any encoding. */
  private static final byte[] DATA = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff};

  private Samples() {}

  static Metadata headers() {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("sample-text", ASCII_STRING_MARSHALLER), "one");
    headers.put(Metadata.Key.of("sample-data-bin", BINARY_BYTE_MARSHALLER), DATA);
    return headers;
  }

  static Metadata repeated() {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("sample-text", ASCII_STRING_MARSHALLER), "one");
    headers.put(Metadata.Key.of("sample-text", ASCII_STRING_MARSHALLER), "two, three");
    return headers;
  }

  static Metadata compressPlease() {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("compress-with", ASCII_STRING_MARSHALLER), "gzip");
    return headers;
  }

  /** Describes the entries whose names begin with {@code sample-}. */
  static Map<String, List<String>> describe(@Nullable Metadata metadata) {
    Map<String, List<String>> found = new TreeMap<>();
    if (metadata != null) {
      metadata.keys().stream()
          .filter(name -> name.startsWith("sample-"))
          .forEach(name -> found.put(name, values(metadata, name)));
    }
    return found;
  }

  private static List<String> values(Metadata metadata, String name) {
    return name.endsWith(Metadata.BINARY_HEADER_SUFFIX)
        ? all(metadata, Metadata.Key.of(name, BINARY_BYTE_MARSHALLER)).stream()
            .map(HexFormat.of()::formatHex)
            .toList()
        : all(metadata, Metadata.Key.of(name, ASCII_STRING_MARSHALLER));
  }

  private static <T> List<T> all(Metadata metadata, Metadata.Key<T> key) {
    Iterable<T> values = metadata.getAll(key);
    return values == null ? List.of() : StreamSupport.stream(values.spliterator(), false).toList();
  }
}
