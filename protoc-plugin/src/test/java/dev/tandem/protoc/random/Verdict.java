package dev.tandem.protoc.random;

/**
 * What became of a case.
 *
 * @param outcome in short
 * @param kind for a failure, what kind it is: while a case is made smaller, this stays
 * @param text what was said
 */
record Verdict(Outcome outcome, String kind, String text) {
  enum Outcome {
    /** Generated, and compiled without a warning. */
    ACCEPTED,
    /** Refused by the generator for a good reason. */
    REFUSED,
    /** No protos: protoc refuses them. */
    INVALID,
    /** protoc's own Java can't be made, or does not compile by itself. */
    PROTOC_BUG,
    /** The generator is wrong. */
    FAILED
  }

  static Verdict failed(String kind, String text) {
    return new Verdict(Outcome.FAILED, kind, text);
  }

  boolean isLike(Verdict other) {
    return outcome == other.outcome && kind.equals(other.kind);
  }
}
