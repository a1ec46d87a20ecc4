package dev.tandem.protoc;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.tandem.protoc.testing.Messages;
import dev.tandem.protoc.testing.Samples;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What javac says to code that is written against generated code: nothing, or the right thing. */
class UserCodeTest {
  private static final String GUIDE = "routeguide/route_guide.proto";

  private static Compilation compile(String proto, String options, String... userCode) {
    List<JavaFileObject> sources = new ArrayList<>();
    Samples.sources(Samples.generate(Samples.GOOD, proto, options))
        .forEach(
            (path, text) ->
                sources.add(
                    JavaFileObjects.forSourceString(
                        path.replace(".java", "").replace('/', '.'), text)));
    sources.add(JavaFileObjects.forSourceLines("app.App", userCode));
    List<File> classPath = new ArrayList<>();
    classPath.add(Messages.CLASSES.toFile());
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(File::new)
        .forEach(classPath::add);
    return Compiler.javac()
        .withOptions("-Xlint:all", "-proc:none", "--release", "17")
        .withClasspath(classPath)
        .compile(sources);
  }

  private static final String[] FORGETS_AN_RPC = {
    "package app;",
    "import com.example.routeguide.*;",
    "final class App implements RouteGuide {",
    "  @Override public Feature getFeature(Point request) {",
    "    return Feature.getDefaultInstance();",
    "  }",
    "}"
  };

  @Test
  void protosCanGrowWithoutBreakingTheirImplementers() {
    assertThat(compile(GUIDE, "", FORGETS_AN_RPC)).succeededWithoutWarnings();
  }

  @Test
  void forgottenRpcIsACompileErrorIfThatIsWanted() {
    Compilation compilation = compile(GUIDE, "unimplemented=abstract", FORGETS_AN_RPC);
    assertThat(compilation).failed();
    assertThat(compilation)
        .hadErrorContaining("App is not abstract and does not override abstract method")
        .inFile(JavaFileObjects.forSourceLines("app.App", FORGETS_AN_RPC))
        .onLine(3);
  }

  @Test
  void lambdasAndMethodReferencesAreNeverAmbiguous() {
    assertThat(
            compile(
                GUIDE,
                "",
                "package app;",
                "import com.example.routeguide.*;",
                "import dev.tandem.runtime.*;",
                "import java.util.*;",
                "final class App {",
                "  static void use(RouteGuideClient client, RouteGuide guide, Point p) {",
                "    List<Feature> features = new ArrayList<>();",
                "    client.listFeatures(Rectangle.getDefaultInstance(), features::add);",
                "    guide.listFeatures(Rectangle.getDefaultInstance(), f -> features.add(f));",
                "    client.recordRoute(List.of(p, p));",
                "    client.recordRoute(Receiver.of(p, p));",
                "    guide.routeChat(Receiver.of(), note -> {});",
                "    RouteGuideRpc.bind(client);",
                "  }",
                "}"))
        .succeededWithoutWarnings();
  }

  @Test
  void deprecatedRpcWarnsItsCaller() {
    Compilation compilation =
        compile(
            "hazards/deprecated_parts.proto",
            "",
            "package app;",
            "final class App {",
            "  com.example.hazards.deprecated_parts.OldService service;",
            "}");
    assertThat(compilation).succeeded();
    assertThat(compilation).hadWarningContaining("OldService");
  }

  @Test
  void rpcsNamedLikeWordsOfJavaCanBeImplementedAndCalled() {
    assertThat(
            compile(
                "hazards/keyword_names.proto",
                "",
                "package app;",
                "import com.example.hazards.keyword_names.*;",
                "import dev.tandem.runtime.*;",
                "final class App implements KeywordNames {",
                "  @Override public Out null_(In request) { return yield_(request); }",
                "  @Override public Out __(In request) { return import_(request); }",
                "  @Override public Out record(In request) { return true_(request); }",
                "  @Override public Out equals(In request) { return equals((Object) request) ? null"
                    + " : null; }",
                "  @Override public void hashCode_(Receiver<In> requests, Sender<Out> responses) {",
                "    requests.forEach(request -> responses.send(null_(request)));",
                "  }",
                "  static void use(KeywordNamesClient client, In in) {",
                "    client.getChannel();",
                "    try (BidiStream<In, Out> stream = client.getChannel_()) { stream.send(in); }",
                "    client.notify_(Receiver.of(in), out -> {});",
                "    client.build_(in, out -> {});",
                "    client.withTimeout_(in);",
                "    KeywordNamesRpc.bind(client);",
                "    KeywordNamesRpc.SERVICE_NAME_.getFullMethodName();",
                "  }",
                "}"))
        .succeededWithoutWarnings();
  }

  @Test
  void messagesNamedLikeTypesOfJavaCanBeUsedWithoutImportingThem() {
    assertThat(
            compile(
                "hazards/java_lang_messages.proto",
                "",
                "package app;",
                "import com.example.hazards.java_lang_messages.JavaLangMessages;",
                "import com.example.hazards.java_lang_messages.JavaLangMessagesClient;",
                "import java.util.List;",
                "final class App implements JavaLangMessages {",
                "  private final String name = String.valueOf(List.of());",
                "  @Override",
                "  public com.example.hazards.java_lang_messages.Object lang(",
                "      com.example.hazards.java_lang_messages.String request) {",
                "    return com.example.hazards.java_lang_messages.Object.getDefaultInstance();",
                "  }",
                "  static void use(JavaLangMessagesClient client) {",
                "    client.loops(List.of());",
                "    try (var stream = client.loops()) { stream.finish(); }",
                "  }",
                "}"))
        .succeededWithoutWarnings();
  }

  @Test
  void messagesNamedLikeTypesOfTheRuntimeCanBeSent() {
    assertThat(
            compile(
                "hazards/grpc_messages.proto",
                "",
                "package app;",
                "import com.example.hazards.grpc_messages.GrpcMessages;",
                "import com.example.hazards.grpc_messages.GrpcMessagesClient;",
                "import dev.tandem.runtime.Receiver;",
                "import dev.tandem.runtime.Sender;",
                "final class App implements GrpcMessages {",
                "  @Override",
                "  public void streams(",
                "      Receiver<com.example.hazards.grpc_messages.Sender> requests,",
                "      Sender<com.example.hazards.grpc_messages.Receiver> responses) {",
                "    responses.send(com.example.hazards.grpc_messages.Receiver.getDefaultInstance());",
                "  }",
                "  static GrpcMessages over(io.grpc.Channel channel) {",
                "    return new GrpcMessagesClient(channel);",
                "  }",
                "}"))
        .succeededWithoutWarnings();
  }
}
