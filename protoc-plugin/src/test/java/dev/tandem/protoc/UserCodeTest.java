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
}
