package dev.tandem.peers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cases, with what must come of their calls in whatever language the two ends are. */
enum PeerCase {
  UNARY(Outcome.of("at 7")),
  SERVER_STREAMING(Outcome.of("at 0", "at 1", "at 2", "at 3", "at 4")),
  CLIENT_STREAMING(Outcome.of("3 points, 6")),
  BIDI_STREAMING(Outcome.of("a", "b", "c")),
  EMPTY_STREAMS(Outcome.of("0 points, 0"), Outcome.of()),
  LARGE_MESSAGE(Outcome.of("1000000 characters")),
  LONG_STREAM(Outcome.of(places(1, 10_000))),
  LARGE_NUMBERS(Outcome.of("9007199254740993 Ada ada@example.com -1")),
  METADATA_OF_UNARY(Outcome.of("at 7").withMetadata(given("sample"), given("sample-end"))),
  METADATA_OF_STREAMS(Outcome.of("a").withMetadata(given("sample"), given("sample-end"))),
  REPEATED_METADATA(
      Outcome.of("at 7")
          .withMetadata(
              Map.of("sample-text", List.of("one", "two, three")),
              Map.of("sample-end-text", List.of("one", "two, three")))),
  STATUS_CODES(everyCode()),
  ERROR_DETAILS(notValid()),
  ERROR_DETAILS_AFTER_MESSAGES(notValid("1 Ada ada@example.com 0", "2 Alan alan@example.com 0")),
  UNIMPLEMENTED(Outcome.failed("UNIMPLEMENTED")),
  DEADLINE_OF_UNARY("GetFeature", Outcome.of("at 1"), Outcome.failed("DEADLINE_EXCEEDED")),
  DEADLINE_OF_STREAM("RouteChat", Outcome.of("at 1"), Outcome.failed("DEADLINE_EXCEEDED")),
  CANCELLED_READING("ListFeatures", Outcome.failed("CANCELLED", places(0, 2))),
  CANCELLED_TALKING("RouteChat", Outcome.failed("CANCELLED", "a", "b", "c")),
  COMPRESSED_REQUESTS(Outcome.of("9000 characters")),
  COMPRESSED_RESPONSES(Outcome.of("9000 characters"));

  private final @Nullable String cancelled;
  private final List<Outcome> outcomes;

  PeerCase(Outcome... outcomes) {
    this(null, outcomes);
  }

  /** A case whose last call is cancelled, by its caller or by its deadline, at this rpc. */
  PeerCase(@Nullable String cancelled, Outcome... outcomes) {
    this.cancelled = cancelled;
    this.outcomes = List.of(outcomes);
  }

  /** Gives the name by which the peers know it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  /** Gives the rpc whose handler must notice that its call was cancelled. */
  Optional<String> cancelled() {
    return Optional.ofNullable(cancelled);
  }

  /** Whether the server must know the deadline of the call. */
  boolean hasDeadline() {
    return this == DEADLINE_OF_UNARY || this == DEADLINE_OF_STREAM;
  }

  private static String[] places(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(i -> "at " + i).toArray(String[]::new);
  }

  private static Map<String, List<String>> given(String prefix) {
    return Map.of(prefix + "-text", List.of("one"), prefix + "-data-bin", List.of("00017f80ff"));
  }

  private static Outcome[] everyCode() {
    List<String> names = Stream.of(io.grpc.Status.Code.values()).skip(1).map(Enum::name).toList();
    return IntStream.rangeClosed(1, names.size())
        .mapToObj(
            code ->
                Outcome.failed(
                    names.get(code - 1), "code " + code + ": 100 % Zoë\nand a line", List.of()))
        .toArray(Outcome[]::new);
  }

  private static Outcome notValid(String... responses) {
    return Outcome.failed(
        "INVALID_ARGUMENT",
        "the user is not valid: Zoë",
        List.of(
            "common.v1.ValidationError: name must not be empty, email must have an @",
            "google.rpc.BadRequest: email must have an @"),
        responses);
  }
}
