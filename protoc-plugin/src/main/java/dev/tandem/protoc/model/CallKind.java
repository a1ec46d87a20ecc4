package dev.tandem.protoc.model;

/** Who sends one message and who sends many. */
public enum CallKind {
  /** One request, one response. */
  UNARY("unary"),
  /** One request, many responses. */
  SERVER_STREAMING("server streaming"),
  /** Many requests, one response. */
  CLIENT_STREAMING("client streaming"),
  /** Many requests, many responses. */
  BIDI_STREAMING("bidirectional streaming");

  private final String description;

  CallKind(String description) {
    this.description = description;
  }

  /**
   * Picks the kind by who streams.
   *
   * @param clientStreams whether the client sends many messages
   * @param serverStreams whether the server sends many messages
   * @return the kind
   */
  public static CallKind of(boolean clientStreams, boolean serverStreams) {
    if (clientStreams) {
      return serverStreams ? BIDI_STREAMING : CLIENT_STREAMING;
    }
    return serverStreams ? SERVER_STREAMING : UNARY;
  }

  /**
   * Whether the client sends many messages.
   *
   * @return true if so
   */
  public boolean clientStreams() {
    return this == CLIENT_STREAMING || this == BIDI_STREAMING;
  }

  /**
   * Whether the server sends many messages.
   *
   * @return true if so
   */
  public boolean serverStreams() {
    return this == SERVER_STREAMING || this == BIDI_STREAMING;
  }

  /**
   * Names the kind for people.
   *
   * @return such as {@code server streaming}
   */
  public String description() {
    return description;
  }
}
