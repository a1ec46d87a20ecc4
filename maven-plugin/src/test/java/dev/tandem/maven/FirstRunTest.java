package dev.tandem.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A goal that Maven makes, before its parameters are known,")
class FirstRunTest {
  @TempDir Path temp;

  @Test
  @DisplayName("begins to load the generator if there are protos, and nothing was made of them yet")
  void first() throws Exception {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "has nobody to do it meanwhile");
    Files.createDirectories(temp.resolve("src/main/proto"));
    assertEquals(true, loads());
  }

  @Test
  @DisplayName("begins nothing without protos, as in a parent")
  void noProtos() throws Exception {
    assertEquals(false, loads());
  }

  @Test
  @DisplayName("begins nothing after another run, since there may be nothing to do")
  void second() throws Exception {
    Files.createDirectories(temp.resolve("src/main/proto"));
    Files.createDirectories(temp.resolve("target/tandem"));
    assertEquals(false, loads());
  }

  private boolean loads() throws Exception {
    MavenProject project = new MavenProject();
    project.setFile(temp.resolve("pom.xml").toFile());
    project.getBuild().setDirectory(temp.resolve("target").toString());
    ClassLoader classes = new NewJvm();
    classes
        .loadClass(GenerateMojo.class.getName())
        .getConstructors()[0]
        .newInstance(project, null, null, null);
    Field begun = classes.loadClass("dev.tandem.maven.generation.WarmUp").getDeclaredField("BEGUN");
    begun.setAccessible(true);
    return ((AtomicBoolean) begun.get(null)).get();
  }

  /** Has our classes of its own, as if no other test had used them. */
  private static final class NewJvm extends ClassLoader {
    NewJvm() {
      super(FirstRunTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.tandem.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }

    private Class<?> define(String name) {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
