package dev.tandem.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The languages of the peers. */
enum Language {
  NODE("Node", "node", "src/node/%s.js"),
  PYTHON("Python", "/usr/bin/python3", "src/python/%s.py"),
  GO("Go", "target/go/peer", "%s");

  private final String title;
  private final String program;
  private final String part;

  Language(String title, String program, String part) {
    this.title = title;
    this.program = program;
    this.part = part;
  }

  /** Gives the name that the documents have for it. */
  String title() {
    return title;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A process of one end, {@code client} or {@code server}, that is yet to be started. */
  ProcessBuilder process(String end, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program, String.format(part, end)));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PROTO_PATH", Tools.PROTOS);
    builder.environment().put("NODE_PATH", Path.of("target/node/node_modules").toString());
    builder.environment().put("PYTHONPATH", Path.of("target/python").toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return builder;
  }
}
