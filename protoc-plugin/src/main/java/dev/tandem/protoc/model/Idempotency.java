package dev.tandem.protoc.model;

/** What the proto promises about calling an rpc twice (its option {@code idempotency_level}). */
public enum Idempotency {
  /** Nothing. */
  UNKNOWN,
  /** The call changes nothing. */
  NO_SIDE_EFFECTS,
  /** A second call changes nothing more. */
  IDEMPOTENT
}
