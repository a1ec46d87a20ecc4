package dev.tandem.maven.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On the search path")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "every file is executable there")
class SearchPathTest {
  @TempDir Path temp;

  @Test
  @DisplayName("the first program of a name is found, and neither folders nor other files")
  void first() throws IOException {
    Files.createDirectories(temp.resolve("a/protoc"));
    Files.createDirectories(temp.resolve("b"));
    Files.writeString(temp.resolve("b/protoc"), "");
    Path found = program("c/protoc");
    program("d/protoc");
    assertEquals(Optional.of(found), search("a", "b", "none", "c", "d").find("protoc"));
    assertEquals(Optional.empty(), search("a", "b", "none").find("protoc"));
    assertEquals(Optional.empty(), search("c").find("proto"));
  }

  @Test
  @DisplayName("of Windows a name has one of the usual endings, in their order")
  void extensions() throws IOException {
    program("a/protoc.CMD");
    Path found = program("a/protoc.EXE");
    program("a/protoc");
    SearchPath path =
        new SearchPath("\"" + temp.resolve("a") + "\"", ";", SearchPath.windowsExtensions(null));
    assertEquals(Optional.of(found), path.find("protoc"));
    assertEquals(List.of(".EXE", ".PY"), SearchPath.windowsExtensions(".EXE; .PY;"));
  }

  @Test
  @DisplayName(
      "entries that are empty or relative do not count, for they are about no fixed folder")
  void relative() {
    assertEquals(List.of(temp), new SearchPath(":.:bin:" + temp + ":", ":", List.of("")).folders());
    assertEquals(List.of(), new SearchPath("", ":", List.of("")).folders());
  }

  private SearchPath search(String... folders) {
    String entries =
        Stream.of(folders).map(each -> temp.resolve(each) + "").collect(Collectors.joining(":"));
    return new SearchPath(entries, ":", List.of(""));
  }

  private Path program(String name) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }
}
