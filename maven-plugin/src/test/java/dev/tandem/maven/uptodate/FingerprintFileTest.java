package dev.tandem.maven.uptodate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The note of the last run (what it leads to: see UpToDateTest)")
class FingerprintFileTest {
  @TempDir Path temp;
  private FingerprintFile file;

  @BeforeEach
  void create() {
    file = new FingerprintFile(temp.resolve("not/yet/there"));
  }

  @Test
  @DisplayName("keeps every text as it is")
  void texts() throws IOException {
    List<String> texts =
        List.of("", " ", "a\tb", "a\nb\n", "\\", "\\t", "\\\\n\t", "ünï→𝄞.proto", "\r\n", "?");
    Fingerprint written = new Fingerprint();
    for (int i = 0; i < texts.size(); i++) {
      written.add(Fact.of(Kind.SETTING, texts.get(i) + i, texts.get(i)));
      written.add(Fact.of(Kind.OPTION, "option" + i, texts.get(i), "details"));
    }
    file.write(written);
    Fingerprint read = file.read();
    assertEquals(written.names(Kind.SETTING), read.names(Kind.SETTING));
    assertEquals(List.of(), written.compareWith(read).reasons());
    assertEquals(List.of(), read.compareWith(written).reasons());
  }

  @Test
  @DisplayName("says of a run that is at work, was killed or failed that it is not finished")
  void unfinished() throws IOException {
    assertEquals(List.of("first run"), reasons());
    file.begin();
    assertEquals(List.of("the last run did not finish"), reasons());
    file.write(new Fingerprint());
    assertEquals(List.of(), reasons());
    file.delete();
    assertEquals(List.of("first run"), reasons());
  }

  @Test
  @DisplayName("knows that the order of dependencies counts, and that of other things does not")
  void order() throws IOException {
    assertEquals(
        List.of("the order of dependencies changed"),
        fingerprint(Kind.DEPENDENCY, "a", "b")
            .compareWith(fingerprint(Kind.DEPENDENCY, "b", "a"))
            .reasons());
    assertEquals(
        List.of(),
        fingerprint(Kind.SETTING, "a", "b")
            .compareWith(fingerprint(Kind.SETTING, "b", "a"))
            .reasons());
  }

  @Test
  @DisplayName("sees every change in a folder of classes")
  void folder() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("classes/a"));
    Path one = Files.writeString(folder.resolve("One.class"), "1");
    String before = Stamp.ofAll(folder.getParent());
    assertEquals(before, Stamp.ofAll(folder.getParent()));
    Files.move(one, folder.resolve("Two.class"));
    String moved = Stamp.ofAll(folder.getParent());
    assertFalse(before.equals(moved));
    Files.writeString(folder.resolve("Two.class"), "12");
    assertFalse(moved.equals(Stamp.ofAll(folder.getParent())));
    assertEquals("absent", Stamp.ofAll(temp.resolve("no/such/file")));
  }

  private List<String> reasons() throws IOException {
    return new Fingerprint().compareWith(file.read()).reasons();
  }

  private static Fingerprint fingerprint(Kind kind, String... names) {
    Fingerprint fingerprint = new Fingerprint();
    for (String name : names) {
      fingerprint.add(Fact.of(kind, name, "1"));
    }
    return fingerprint;
  }
}
