package dev.tandem.maven;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.sources.ProtoFile;
import dev.tandem.maven.sources.ProtoSources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sonatype.plexus.build.incremental.BuildContext;
import org.sonatype.plexus.build.incremental.DefaultBuildContext;

/**
 * Shows in an IDE what the log says, at the places that it is about, and which files are new.
 *
 * <p>With the older one of the two interfaces that plexus-build-api has: the one that Eclipse
 * implements. Outside of an IDE its implementation writes to the log, where everything is already:
 * there this does nothing.
 */
final class IdeMarkers {
  private final BuildContext ide;
  private final File pom;

  /**
   * Markers of a project.
   *
   * @param pom where to show what is about no file of the project: about a setting, or inside a jar
   */
  IdeMarkers(BuildContext ide, File pom) {
    this.ide = ide;
    this.pom = pom;
  }

  /** Shows these at the project's protos, and nothing that earlier runs have said about them. */
  void replace(ProtoSources sources, List<Diagnostic> diagnostics) throws IOException {
    if (isAbsent()) {
      return;
    }
    ide.removeMessages(pom);
    for (ProtoFile proto : sources.find()) {
      ide.removeMessages(proto.path().toFile());
    }
    diagnostics.forEach(this::add);
  }

  private void add(Diagnostic diagnostic) {
    int severity =
        diagnostic.isError() ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING;
    File file = diagnostic.file() == null ? pom : new File(diagnostic.file());
    if (file.isFile() && !file.equals(pom)) {
      ide.addMessage(
          file, diagnostic.line(), diagnostic.column(), diagnostic.message(), severity, null);
    } else {
      ide.addMessage(pom, 0, 0, diagnostic.toString(), severity, null);
    }
  }

  /** Lets the IDE look at a folder again. */
  void refresh(Path folder) {
    if (!isAbsent()) {
      ide.refresh(folder.toFile());
    }
  }

  private boolean isAbsent() {
    return ide instanceof DefaultBuildContext;
  }
}
