package dev.tandem.maven;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.sources.ProtoFile;
import dev.tandem.maven.sources.ProtoSources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Provider;
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
  private final Provider<BuildContext> provider;
  private final File pom;

  /**
   * Markers of a project.
   *
   * @param provider gives the IDE, or what stands for it outside of one
   * @param pom where to show what is about no file of the project: about a setting, or inside a jar
   */
  IdeMarkers(Provider<BuildContext> provider, File pom) {
    this.provider = provider;
    this.pom = pom;
  }

  /** Shows these at the project's protos, and nothing that earlier runs have said about them. */
  void replace(ProtoSources sources, List<Diagnostic> diagnostics) throws IOException {
    BuildContext ide = provider.get();
    if (isAbsent(ide)) {
      return;
    }
    ide.removeMessages(pom);
    for (ProtoFile proto : sources.find()) {
      ide.removeMessages(proto.path().toFile());
    }
    for (Diagnostic diagnostic : diagnostics) {
      add(ide, diagnostic);
    }
  }

  private void add(BuildContext ide, Diagnostic diagnostic) {
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
    BuildContext ide = provider.get();
    if (!isAbsent(ide)) {
      ide.refresh(folder.toFile());
    }
  }

  private static boolean isAbsent(BuildContext ide) {
    return ide instanceof DefaultBuildContext;
  }
}
