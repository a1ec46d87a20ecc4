package dev.tandem.protoc.options;

/** Which nullness annotations the generated types have. */
public enum Nullness {
  /** None. */
  NONE,
  /** JSpecify's {@code NullMarked}. */
  JSPECIFY
}
