package dev.tandem.protoc.analysis;

import dev.tandem.protoc.model.JavaWords;
import java.util.Set;

/**
 * The one rule that turns an rpc's name into Java names, for all types of a service.
 *
 * <p>It is grpc-java's rule, with {@code _} behind a name that would not compile, or not in all of
 * the service's types.
 */
final class MemberNames {
  /** A method of that name can be declared, but not called without a qualifier. */
  private static final Set<String> CONTEXTUAL = Set.of("yield");

  /** Methods of Object without arguments: a form of an rpc without arguments would override one. */
  static final Set<String> OF_OBJECT =
      Set.of(
          "getClass", "hashCode", "toString", "notify", "notifyAll", "wait", "clone", "finalize");

  /** Methods of AbstractStub; a test compares them with grpc-java's class. */
  static final Set<String> OF_STUB =
      Set.of(
          "build",
          "newStub",
          "getChannel",
          "getCallOptions",
          "withDeadline",
          "withDeadlineAfter",
          "withExecutor",
          "withCompression",
          "withChannel",
          "withOption",
          "withInterceptors",
          "withCallCredentials",
          "withWaitForReady",
          "withMaxInboundMessageSize",
          "withMaxOutboundMessageSize",
          "withOnReadyThreshold");

  /** What the generated client adds to them. */
  static final Set<String> OF_CLIENT = Set.of("withTimeout", "withHeaders");

  /** Constants that a service's Rpc class has anyway. */
  private static final Set<String> OF_RPC = Set.of("SERVICE_NAME");

  private MemberNames() {}

  /** {@code GetUser}, {@code getUser} and {@code get_user} all become {@code getUser}. */
  static String method(String rpc) {
    String name = mixedLower(rpc);
    boolean taken =
        JavaWords.isReserved(name)
            || CONTEXTUAL.contains(name)
            || OF_OBJECT.contains(name)
            || OF_STUB.contains(name)
            || OF_CLIENT.contains(name);
    return taken ? name + "_" : name;
  }

  /**
   * {@code GetUser}, {@code getUser} and {@code get_user} all become {@code GET_USER}; {@code
   * GetHTTPInfo} becomes {@code GET_HTTP_INFO}.
   */
  static String constant(String rpc) {
    StringBuilder words = new StringBuilder(rpc.length() + 8);
    for (int i = 0; i < rpc.length(); i++) {
      if (isWordStart(rpc, i)) {
        words.append('_');
      }
      words.append(toUpper(rpc.charAt(i)));
    }
    String name = words.toString();
    return JavaWords.isReserved(name) || OF_RPC.contains(name) ? name + "_" : name;
  }

  /** A capital behind a small letter or a digit, and the last one of several before a small one. */
  private static boolean isWordStart(String rpc, int i) {
    if (i == 0 || !isUpper(rpc.charAt(i))) {
      return false;
    }
    char before = rpc.charAt(i - 1);
    return isLower(before)
        || isDigit(before)
        || (isUpper(before) && i + 1 < rpc.length() && isLower(rpc.charAt(i + 1)));
  }

  private static String mixedLower(String rpc) {
    StringBuilder name = new StringBuilder(rpc.length());
    boolean raise = false;
    for (int i = 0; i < rpc.length(); i++) {
      char c = rpc.charAt(i);
      if (i == 0) {
        name.append(toLower(c));
      } else if (c == '_') {
        raise = true;
      } else {
        name.append(raise ? toUpper(c) : c);
        raise = false;
      }
    }
    return name.toString();
  }

  // Names in protos are ASCII; the machine's locale must not matter.

  private static char toLower(char c) {
    return isUpper(c) ? (char) (c - 'A' + 'a') : c;
  }

  private static char toUpper(char c) {
    return isLower(c) ? (char) (c - 'a' + 'A') : c;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
