package dev.tandem.runtime.ipc.json;

/** The peer does not keep to the protocol. What it has sent after that can't be relied on. */
final class ProtocolException extends Exception {
  private static final long serialVersionUID = 1;
  private static final int MOST_SHOWN = 120;

  ProtocolException(String problem) {
    super(problem);
  }

  /** Cuts what the peer has sent to a length that fits into an error. */
  static String shorten(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
