package dev.tandem.maven.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.maven.sources.ImportCache;
import dev.tandem.maven.sources.ImportRoot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.SessionData;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Protos of dependencies")
class DependencyProtosTest {
  @TempDir Path temp;
  private final List<Artifact> dependencies = new ArrayList<>();
  private final List<MavenProject> modules = new ArrayList<>();
  private SessionData build = new DefaultSessionData();
  private String missing = "";
  private boolean lite;

  @Test
  @DisplayName("are searched in the order of the class path, Google's own first of all")
  void order() throws IOException {
    dependency("before");
    Path folder = Files.createDirectories(temp.resolve("module/src/main/proto"));
    module("module");
    dependency("behind");
    dependency("protobuf-java", "com.google.protobuf");
    List<ImportRoot> roots = roots();
    assertEquals(
        List.of(jar("protobuf-java"), jar("before"), folder, jar("behind")),
        roots.stream().map(root -> root.jar() == null ? root.folder() : root.jar()).toList());
  }

  @Test
  @DisplayName("in jars are unpacked for all builds; in those of this build, for this one only")
  void caches() throws IOException {
    dependency("stranger");
    DefaultArtifact built = artifact("module", "com.acme");
    built.setFile(jar("module").toFile());
    module("module").setArtifact(built);
    List<ImportRoot> roots = roots();
    assertEquals(3, roots.size());
    assertTrue(roots.get(1).folder().startsWith(temp.resolve("shared")), roots.toString());
    assertEquals(jar("module"), roots.get(2).jar());
    assertTrue(roots.get(2).folder().startsWith(temp.resolve("target")), roots.toString());
    assertEquals(List.of(roots.get(2).folder()), protos().localRoots());
  }

  @Test
  @DisplayName("in jars are looked up once in a build, whichever of its modules asks")
  void oncePerBuild() throws IOException {
    dependency("jar");
    List<ImportRoot> found = roots();
    dependencies.clear();
    dependency("another");
    dependency("jar");
    missing = "jar";
    assertEquals(found.get(1), roots().get(2));
    build = new DefaultSessionData();
    assertThrows(AssertionError.class, this::roots);
  }

  @Test
  @DisplayName("that are modules without protos are not resolved, whatever is left of other builds")
  void compiledBefore() throws IOException {
    Path classes = Files.createDirectories(temp.resolve("plain/target/classes"));
    MavenProject module = module("plain");
    module.setArtifact(artifact("plain", "com.acme"));
    module.getBuild().setOutputDirectory(classes.toString());
    missing = "plain";
    assertEquals(List.of(classes), roots().stream().skip(1).map(ImportRoot::folder).toList());
  }

  @Test
  @DisplayName("that are modules can have protos among their resources too")
  void resources() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("module/src/main/proto"));
    Path resources = Files.createDirectories(temp.resolve("module/src/main/resources"));
    Path elsewhere = Files.createDirectories(temp.resolve("module/src/main/elsewhere"));
    Build build = module("module").getBuild();
    for (Path each : List.of(folder, resources, elsewhere, temp.resolve("none"))) {
      Resource resource = new Resource();
      resource.setDirectory(each.toString());
      resource.setTargetPath(each.equals(elsewhere) ? "META-INF" : null);
      build.addResource(resource);
    }
    assertEquals(List.of(folder, resources), protos().localRoots());
  }

  @Test
  @DisplayName("that are modules can have them only there, which counts until they are built")
  void resourcesOnly() throws IOException {
    Path resources = Files.createDirectories(temp.resolve("plain/src/main/resources"));
    Path classes = temp.resolve("plain/target/classes");
    MavenProject module = module("plain");
    module.setArtifact(artifact("plain", "com.acme"));
    Build build = module.getBuild();
    build.setOutputDirectory(classes.toString());
    Resource resource = new Resource();
    resource.setDirectory(resources.toString());
    build.addResource(resource);
    assertEquals(List.of(resources), protos().localRoots());
    Files.createDirectories(classes);
    assertEquals(List.of(classes), protos().localRoots());
  }

  @SuppressWarnings("deprecation") // What Maven's own helper calls.
  @Test
  @DisplayName("with a classifier are in the artifact that the module attaches")
  void classifier() throws IOException {
    MavenProject module = module("module");
    DefaultArtifact main = artifact("module", "com.acme");
    main.setFile(jar("module").toFile());
    module.setArtifact(main);
    DefaultArtifact attached =
        new DefaultArtifact(
            "com.acme", "module", "1", null, "jar", "protos", new DefaultArtifactHandler("jar"));
    attached.setFile(jar("module-protos").toFile());
    module.addAttachedArtifact(attached);
    dependencies.clear();
    DefaultArtifact dependency =
        new DefaultArtifact(
            "com.acme", "module", "1", "compile", "jar", "protos", main.getArtifactHandler());
    dependencies.add(dependency);
    assertEquals(jar("module-protos"), roots().get(1).jar());
  }

  @Test
  @DisplayName("tell which version of protobuf the messages are for, in whatever order")
  void runtimes() {
    assertEquals(Optional.empty(), protos().protobufJava());
    runtime("protobuf-javalite", "4.28.2");
    assertEquals(Optional.of("4.28.2"), protos().protobufJava());
    runtime("protobuf-java", "4.36.2");
    for (int order = 0; order < 2; order++) {
      lite = false;
      assertEquals(Optional.of("4.36.2"), protos().protobufJava());
      lite = true;
      assertEquals(Optional.of("4.28.2"), protos().protobufJava());
      Collections.reverse(dependencies);
    }
  }

  private void runtime(String name, String version) {
    DefaultArtifact runtime = artifact(name, "com.google.protobuf");
    runtime.setVersion(version);
    dependencies.add(runtime);
  }

  private DependencyProtos protos() {
    return new DependencyProtos(
        dependencies, lite, new Siblings(modules), artifacts(), temp.resolve("target"));
  }

  private List<ImportRoot> roots() throws IOException {
    ImportCache shared = new ImportCache(List.of(temp.resolve("shared")));
    return protos().roots(new PublishedProtos(artifacts(), shared, build));
  }

  private ArtifactResolver artifacts() {
    return new ArtifactResolver(repositories(), null, List.of());
  }

  private void dependency(String name) {
    dependency(name, "com.acme");
  }

  private void dependency(String name, String group) {
    dependencies.add(artifact(name, group));
  }

  private MavenProject module(String name) throws IOException {
    MavenProject module = new MavenProject();
    module.setGroupId("com.acme");
    module.setArtifactId(name);
    module.setVersion("1");
    module.setFile(Files.createDirectories(temp.resolve(name)).resolve("pom.xml").toFile());
    modules.add(module);
    dependency(name);
    return module;
  }

  private static DefaultArtifact artifact(String name, String group) {
    DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
    handler.setAddedToClasspath(true);
    return new DefaultArtifact(group, name, "1", "compile", "jar", "", handler);
  }

  /** Has a jar for everything that it is asked for. */
  private RepositorySystem repositories() {
    return (RepositorySystem)
        Proxy.newProxyInstance(
            RepositorySystem.class.getClassLoader(),
            new Class<?>[] {RepositorySystem.class},
            (proxy, method, arguments) -> {
              List<ArtifactResult> results = new ArrayList<>();
              for (Object each : (Iterable<?>) arguments[1]) {
                ArtifactRequest request = (ArtifactRequest) each;
                assertNotEquals(missing, request.getArtifact().getArtifactId());
                Path jar = jar(request.getArtifact().getArtifactId());
                ArtifactResult result = new ArtifactResult(request);
                results.add(result.setArtifact(request.getArtifact().setFile(jar.toFile())));
              }
              return results;
            });
  }

  private Path jar(String name) {
    Path jar = temp.resolve(name + ".jar");
    if (!Files.exists(jar)) {
      try (OutputStream out = Files.newOutputStream(jar);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry("a.proto"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return jar;
  }
}
