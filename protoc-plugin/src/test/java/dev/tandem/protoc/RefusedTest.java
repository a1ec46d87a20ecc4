package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is said about each proto that is refused is the text beside it, in {@code src/test/refused}:
 * {@code -Dgolden=update} writes it anew.
 */
class RefusedTest {
  private static final Path EXPECTED = Path.of("src", "test", "refused");
  private static final boolean UPDATE = "update".equals(System.getProperty("golden"));

  @TestFactory
  Stream<DynamicTest> isRefusedForTheReasonExpected() {
    return refused().stream().map(proto -> dynamicTest(proto, () -> compare(proto)));
  }

  /** What the others import is fine by itself, and so is one of twins. */
  private static List<String> refused() {
    return Samples.protos(Samples.REFUSED).stream()
        .filter(proto -> !proto.endsWith("/messages.proto") && !proto.startsWith("twin_services/"))
        .toList();
  }

  private static void compare(String proto) throws IOException {
    Path file = EXPECTED.resolve(proto.replace(".proto", ".txt"));
    String error = Samples.generate(Samples.REFUSED, proto, "").getError() + "\n";
    if (UPDATE) {
      assertEquals(null, System.getenv("CI"), "expected texts are not updated in CI");
      Files.createDirectories(file.getParent());
      Files.writeString(file, error);
    }
    assertEquals(Files.readString(file), error);
  }

  @Test
  void noExpectedTextIsLeftOver() {
    Set<String> stale = new TreeSet<>(Samples.files(EXPECTED).keySet());
    refused().forEach(proto -> stale.remove(proto.replace(".proto", ".txt")));
    assertEquals(Set.of(), stale, "texts of no proto; delete them");
  }

  @Test
  void theSuffixIsAWayOutOfAClash() {
    for (String proto : List.of("message_clash", "protoc_types", "generic_services")) {
      assertEquals(
          "", Samples.generate(Samples.REFUSED, proto + ".proto", "suffix=Api").getError());
    }
    assertEquals(
        "", Samples.generate(Samples.REFUSED, "cross_file/service.proto", "suffix=Api").getError());
    assertEquals(
        "", Samples.generate(Samples.REFUSED, "reserved_type.proto", "suffix=Api").getError());
  }

  @Test
  void aSuffixThatClashesIsNamed() {
    assertEquals(
        "two_services.proto:10:1: service 'refused.two_services.ShopClient' becomes the Java type"
            + " 'com.example.refused.two_services.ShopClientClient', which is the name of what is"
            + " generated for the service 'refused.two_services.Shop' (two_services.proto:8:1):"
            + " rename one of them, or set the option suffix to something else than Client",
        Samples.generate(Samples.REFUSED, "two_services.proto", "suffix=Client").getError());
  }

  @Test
  void noSuffixHelpsAgainstTwins() {
    List<String> files = List.of("twin_services/messages.proto", "twin_services/service.proto");
    for (String options : List.of("", "suffix=Api")) {
      String suffix = options.replace("suffix=", "");
      assertEquals(
          "twin_services/service.proto:10:1: service 'refused.twin_services.two.Shop' becomes the"
              + " Java type 'com.example.refused.twin_services.Shop%s', which is the name of what"
                  .formatted(suffix)
              + " is generated for the service 'refused.twin_services.one.Shop'"
              + " (twin_services/messages.proto:9:1): rename one of them, or give one of the files"
              + " another java_package",
          Generator.generate(Protoc.request(Samples.REFUSED, files, options)).getError());
    }
  }

  @Test
  void onlyWhatIsGeneratedCanClash() {
    assertEquals(
        "", Samples.generate(Samples.REFUSED, "two_services.proto", "client=false").getError());
  }

  /** The messages hide both the annotation and its package. */
  @Test
  void theMarkOfGeneratedTypesMustBeNameable() {
    String proto = "hidden_mark/messages.proto";
    for (String options : List.of("", "generated=jakarta", "generated=com.acme.Mark")) {
      assertEquals("", Samples.generate(Samples.REFUSED, proto, options).getError());
    }
    assertEquals(
        "hidden_mark/messages.proto:8:1: the Java code of service 'refused.hidden_mark.HiddenMark'"
            + " can't name the class 'acme.Mark': 'Mark' has another meaning there, and the message"
            + " 'refused.hidden_mark.acme' (hidden_mark/messages.proto:12:1) hides the package"
            + " 'acme': rename one of them, or set the option java_package",
        Samples.generate(Samples.REFUSED, proto, "generated=acme.Mark").getError());
  }

  @Test
  void protocMakesNoGenericServicesOfLiteFiles() {
    assertEquals(
        "", Samples.generate(Samples.REFUSED, "generic_services.proto", "lite=true").getError());
  }
}
