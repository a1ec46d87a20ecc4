package dev.tandem.maven.uptodate;

/** A fact whose content is known: it is a text, or was read before. */
record KnownFact(Kind kind, String name, String stamp, String content) implements Fact {}
