package dev.tandem.peers;

import java.util.List;
import java.util.Map;

/**
 * What came of a call, as its caller saw it; the clients of all languages tell it in these words.
 *
 * @param code the status code, in the specification's spelling
 * @param message the status message
 * @param details the error's details: {@code google.rpc.BadRequest: FIELD TEXT, FIELD TEXT}
 * @param responses the messages that came, described
 * @param headers the headers whose names begin with {@code sample-}; binary ones in hexadecimal
 * @param trailers such trailers
 */
record Outcome(
    String code,
    String message,
    List<String> details,
    List<String> responses,
    Map<String, List<String>> headers,
    Map<String, List<String>> trailers) {
  /** For a status that the caller's own library made: the text is that library's. */
  static final String ANY_MESSAGE = "(any)";

  static Outcome of(String... responses) {
    return failed("OK", "", List.of(), responses);
  }

  static Outcome failed(String code, String... responses) {
    return failed(code, ANY_MESSAGE, List.of(), responses);
  }

  static Outcome failed(String code, String message, List<String> details, String... responses) {
    return new Outcome(code, message, details, List.of(responses), Map.of(), Map.of());
  }

  Outcome withMetadata(
      Map<String, List<String>> moreHeaders, Map<String, List<String>> moreTrailers) {
    return new Outcome(code, message, details, responses, moreHeaders, moreTrailers);
  }

  /** Gives this without what may differ between libraries where the expected one has nothing. */
  Outcome comparableTo(Outcome expected) {
    boolean any = code.equals("OK") || expected.message.equals(ANY_MESSAGE);
    String comparable = any ? expected.message : message;
    return new Outcome(code, comparable, details, responses, headers, trailers);
  }
}
