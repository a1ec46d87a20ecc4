package dev.tandem.maven.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.maven.uptodate.Fingerprint;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.LocalArtifactRequest;
import org.eclipse.aether.repository.LocalArtifactResult;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.LocalRepositoryManager;
import org.eclipse.aether.resolution.VersionRequest;
import org.eclipse.aether.resolution.VersionResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of an artifact")
class ArtifactResolverTest {
  private static final Artifact API = new DefaultArtifact("com.acme:api:1-SNAPSHOT");

  @TempDir Path temp;
  private String newest = "1-20261123.101500-1";

  @Test
  @DisplayName("is where it is, if the local repository has several parts")
  void parts() throws IOException {
    Path usual = temp.resolve("head").resolve("api.jar");
    assertEquals(usual, resolver().knownFile(API));
    Path other = Files.createFile(Files.createDirectories(temp.resolve("tail")).resolve("api.jar"));
    assertEquals(other, resolver().knownFile(API));
    Files.createDirectories(usual.getParent());
    Files.createFile(usual);
    assertEquals(usual, resolver().knownFile(API));
  }

  @Test
  @DisplayName("that is a snapshot is another one when the repositories have another version")
  void snapshot() throws IOException {
    Fingerprint first = facts(API);
    assertEquals(List.of(), facts(API).compareWith(first).reasons());
    newest = "1-20261124.101500-2";
    assertEquals(List.of(API + " changed"), facts(API).compareWith(first).reasons());
    // Of a release nothing is asked.
    Artifact release = new DefaultArtifact("com.acme:api:1");
    newest = null;
    assertEquals("1", resolver().currentVersion(release));
  }

  private Fingerprint facts(Artifact artifact) throws IOException {
    Fingerprint facts = new Fingerprint();
    facts.addAll(DescriptorSetSource.of(artifact).facts(resolver()));
    return facts;
  }

  private Object version(Method method, Object request) {
    if (!method.getName().equals("resolveVersion") || newest == null) {
      throw new AssertionError(method);
    }
    return new VersionResult((VersionRequest) request).setVersion(newest);
  }

  private ArtifactResolver resolver() {
    DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();
    session.setLocalRepositoryManager(
        (LocalRepositoryManager)
            Proxy.newProxyInstance(
                LocalRepositoryManager.class.getClassLoader(),
                new Class<?>[] {LocalRepositoryManager.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getRepository" -> new LocalRepository(temp.resolve("head").toFile());
                      case "getPathForLocalArtifact" -> "api.jar";
                      case "find" -> find((LocalArtifactRequest) arguments[1]);
                      default -> throw new AssertionError(method);
                    }));
    RepositorySystem repositories =
        (RepositorySystem)
            Proxy.newProxyInstance(
                RepositorySystem.class.getClassLoader(),
                new Class<?>[] {RepositorySystem.class},
                (proxy, method, arguments) -> version(method, arguments[1]));
    return new ArtifactResolver(repositories, session, List.of());
  }

  private LocalArtifactResult find(LocalArtifactRequest request) {
    LocalArtifactResult result = new LocalArtifactResult(request);
    Path file = temp.resolve("tail").resolve(request.getArtifact().getArtifactId() + ".jar");
    return Files.exists(file) ? result.setFile(file.toFile()) : result;
  }
}
