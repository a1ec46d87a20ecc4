package dev.tandem.protoc.extensions;

import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An option that is a message, and where it is set.
 *
 * @param fields what is set
 * @param element what it is set for, as errors name it
 * @param path its path in the file's descriptor
 */
record PlacedOption(
    OptionFields fields,
    String element,
    List<Integer> path,
    OptionPositions positions,
    Diagnostics diagnostics) {

  Optional<PlacedOption> message(int field) {
    return fields
        .message(field)
        .map(nested -> new PlacedOption(nested, element, path(field), positions, diagnostics));
  }

  /** Each has a path of its own, with its place among the others behind the field. */
  List<PlacedOption> messages(int field) {
    List<PlacedOption> all = new ArrayList<>();
    for (OptionFields nested : fields.messages(field)) {
      List<Integer> nestedPath = path(field);
      nestedPath.add(all.size());
      all.add(new PlacedOption(nested, element, nestedPath, positions, diagnostics));
    }
    return all;
  }

  /** Gives what is wrong with a field, as {@code file:line:column: rpc 'x' …}. */
  void error(int field, String message) {
    SourceRef source = positions.nearest(path(field));
    diagnostics.error(source, element + " " + message);
  }

  /** Newer options that went unheeded would look as if they held. */
  void expectOnly(Set<Integer> known) {
    for (int field : fields.others(known)) {
      error(
          field,
          "sets field %d of an option of tandem/options.proto, which this generator does not know: use the version of tandem-runtime that belongs to it"
              .formatted(field));
    }
  }

  private List<Integer> path(int field) {
    List<Integer> longer = new ArrayList<>(path);
    longer.add(field);
    return longer;
  }
}
