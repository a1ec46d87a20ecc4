package dev.tandem.maven;

import dev.tandem.maven.resolution.ProtoRoots;
import dev.tandem.maven.sources.ProtoSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/** What belongs to the main code and what to the tests. */
enum Scope {
  MAIN(ProtoRoots.main(), ProtoRoots.MAIN, "") {
    @Override
    void addSourceRoot(MavenProject project, Path folder) {
      project.addCompileSourceRoot(folder.toString());
    }

    @Override
    List<Resource> resources(MavenProject project) {
      return project.getResources();
    }

    @Override
    void addResource(MavenProject project, Resource resource) {
      project.addResource(resource);
    }

    @Override
    Path resourceCopies(MavenProject project) {
      return Path.of(project.getBuild().getOutputDirectory());
    }
  },
  TEST(ProtoRoots.test(), ProtoRoots.TEST, "test") {
    @Override
    void addSourceRoot(MavenProject project, Path folder) {
      project.addTestCompileSourceRoot(folder.toString());
    }

    @Override
    List<Resource> resources(MavenProject project) {
      return project.getTestResources();
    }

    @Override
    void addResource(MavenProject project, Resource resource) {
      project.addTestResource(resource);
    }

    @Override
    Path resourceCopies(MavenProject project) {
      return Path.of(project.getBuild().getTestOutputDirectory());
    }
  };

  private final ProtoRoots protoRoots;
  private final List<String> conventionalRoots;
  private final String classifier;

  Scope(ProtoRoots protoRoots, List<String> conventionalRoots, String classifier) {
    this.protoRoots = protoRoots;
    this.conventionalRoots = conventionalRoots;
    this.classifier = classifier;
  }

  abstract void addSourceRoot(MavenProject project, Path folder);

  abstract List<Resource> resources(MavenProject project);

  abstract void addResource(MavenProject project, Resource resource);

  /** Where Maven copies resources to. */
  abstract Path resourceCopies(MavenProject project);

  /** The notes about this kind of protos. */
  ProtoRoots protoRoots() {
    return protoRoots;
  }

  /** The classifier of an attached descriptor set; empty if it needs none. */
  String classifier() {
    return classifier;
  }

  /** Where protos are if the user does not say so. */
  List<Path> conventionalRoots(MavenProject project) {
    Path base = project.getBasedir().toPath();
    List<Path> roots = new ArrayList<>();
    for (String folder : conventionalRoots) {
      roots.add(base.resolve(folder));
    }
    return roots;
  }

  /** Lets Maven copy the protos to the classes; not those that the project's own pom copies. */
  void addResources(MavenProject project, ProtoSources sources) {
    for (Path root : sources.existingRoots()) {
      Resource added = new Resource();
      added.setDirectory(root.toString());
      added.setIncludes(sources.includes());
      added.setExcludes(sources.excludes());
      boolean copied = false;
      for (Resource other : resources(project)) {
        copied |= copiesProtos(other, added);
      }
      if (!copied) {
        addResource(project, added);
      }
    }
  }

  /** Two executions may take different protos of one folder; a pom may want only its documents. */
  private static boolean copiesProtos(Resource other, Resource added) {
    if (!added.getDirectory().equals(other.getDirectory())) {
      return false;
    }
    boolean isOfPom = other.getLocation("directory") != null;
    return isOfPom
        ? other.getIncludes().isEmpty() || other.getIncludes().stream().anyMatch(Scope::isOfProtos)
        : other.getIncludes().equals(added.getIncludes())
            && other.getExcludes().equals(added.getExcludes());
  }

  private static boolean isOfProtos(String pattern) {
    return pattern.endsWith(".proto") || pattern.endsWith("*") || pattern.endsWith("/");
  }
}
