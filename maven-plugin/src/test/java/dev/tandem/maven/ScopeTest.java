package dev.tandem.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.maven.sources.ProtoSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Protos that go into the jar")
class ScopeTest {
  @TempDir Path root;
  private final MavenProject project = new MavenProject();

  @BeforeEach
  void none() {
    project.getBuild().setResources(new ArrayList<>());
  }

  @Test
  @DisplayName("are those of all executions, each once")
  void executions() {
    add("pub/**");
    add("int/**");
    add("pub/**");
    assertEquals(List.of(List.of("pub/**"), List.of("int/**")), includes());
  }

  @Test
  @DisplayName("are copied as the pom says, if it copies protos")
  void copiedByThePom() {
    for (List<String> own : List.of(List.<String>of(), List.of("**/*"), List.of("acme/a.proto"))) {
      none();
      pom(own);
      add("**/*.proto");
      assertEquals(List.of(own), includes());
    }
  }

  @Test
  @DisplayName("are copied beside what else the pom copies of their folder")
  void besideDocuments() {
    pom(List.of("docs/*.md"));
    add("**/*.proto");
    assertEquals(List.of(List.of("docs/*.md"), List.of("**/*.proto")), includes());
  }

  private void add(String pattern) {
    ProtoSources sources = new ProtoSources(List.of(root), false, List.of(pattern), List.of());
    Scope.MAIN.addResources(project, sources);
  }

  private void pom(List<String> patterns) {
    Resource resource = new Resource();
    resource.setDirectory(root.toString());
    resource.setIncludes(patterns);
    resource.setLocation("directory", new InputLocation(1, 1));
    project.addResource(resource);
  }

  private List<List<String>> includes() {
    return project.getResources().stream().map(Resource::getIncludes).toList();
  }
}
