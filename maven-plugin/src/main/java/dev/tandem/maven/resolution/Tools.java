package dev.tandem.maven.resolution;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocPlugin;
import dev.tandem.maven.protoc.SearchPath;
import dev.tandem.maven.uptodate.Fact;
import dev.tandem.maven.uptodate.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The programs of one execution: protoc and what it runs. */
final class Tools {
  private final ToolChoice choice;
  private final ProtocResolver protocs;
  private final ProgramSource published;

  /**
   * Those that the user chose.
   *
   * @param protobufJava the version of protobuf-java among the dependencies
   */
  Tools(ToolChoice choice, Optional<String> protobufJava, ProgramSource published) {
    this.choice = choice;
    this.protocs = new ProtocResolver(choice, protobufJava, published, SearchPath.current());
    this.published = published;
  }

  /** The protoc to run. */
  Protoc protoc() throws IOException, UserErrorException {
    return protocs.resolve();
  }

  /** Why it is this one, for people. */
  String protocReason() {
    return protocs.reason();
  }

  /** The generators that it runs beside ours. */
  List<ProtocPlugin> plugins() throws IOException, UserErrorException {
    return choice.plugins().isEmpty() ? List.of() : nativePlugins().resolve();
  }

  /** What of these is known without looking for them. */
  List<Fact> facts() throws IOException {
    List<Fact> facts = new ArrayList<>();
    facts.add(protocs.fact());
    addSetting(facts, "protocSha256", choice.protocSha256());
    addSetting(facts, "osClassifier", choice.osClassifier());
    if (!choice.plugins().isEmpty()) {
      facts.addAll(nativePlugins().facts());
    }
    return facts;
  }

  // Made when needed: mostly there are none, and loading a class is most of what it costs.
  private NativePlugins nativePlugins() {
    return new NativePlugins(choice.plugins(), choice.osClassifier(), published);
  }

  private static void addSetting(List<Fact> facts, String name, @Nullable String value) {
    if (value != null) {
      facts.add(Fact.of(Kind.SETTING, name, value));
    }
  }
}
