package dev.tandem.protoc.options;

/** What becomes of an rpc that an implementer leaves out. */
public enum Unimplemented {
  /** Its method has a default that answers UNIMPLEMENTED. */
  DEFAULT,
  /** It does not compile. */
  ABSTRACT
}
