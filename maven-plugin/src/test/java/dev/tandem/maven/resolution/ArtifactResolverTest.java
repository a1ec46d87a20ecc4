package dev.tandem.maven.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.LocalArtifactRequest;
import org.eclipse.aether.repository.LocalArtifactResult;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.LocalRepositoryManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of an artifact")
class ArtifactResolverTest {
  private static final Artifact API = new DefaultArtifact("com.acme:api:1-SNAPSHOT");

  @TempDir Path temp;

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
    return new ArtifactResolver(null, session, List.of());
  }

  private LocalArtifactResult find(LocalArtifactRequest request) {
    LocalArtifactResult result = new LocalArtifactResult(request);
    Path file = temp.resolve("tail").resolve(request.getArtifact().getArtifactId() + ".jar");
    return Files.exists(file) ? result.setFile(file.toFile()) : result;
  }
}
