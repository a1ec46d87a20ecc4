package dev.tandem.benchmarks.maven;

import java.util.Locale;

/** A Maven plugin. */
enum Contender {
  ASCOPES("protobuf-maven-plugin"),
  TANDEM("tandem-maven-plugin");

  private final String artifactId;

  Contender(String artifactId) {
    this.artifactId = artifactId;
  }

  /** How Maven calls it. */
  String artifactId() {
    return artifactId;
  }

  /** How folders are called. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
