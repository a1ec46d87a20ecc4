package dev.tandem.protoc.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.protoc.Generator;
import dev.tandem.protoc.testing.Javac;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where names in comments lead from odd places. The sample {@code comment_links} has the others.
 */
class CommentLinksTest {
  @TempDir Path protos;
  @TempDir Path work;

  private void write(String name, String text) throws IOException {
    Files.writeString(protos.resolve(name), "syntax = \"proto3\";\n" + text);
  }

  /** Generates for all protos, compiles that with all checks, and returns one source. */
  private String contract(String path, String options) throws IOException {
    List<String> files = Samples.protos(protos);
    Path messages = Files.createDirectories(work.resolve("messages"));
    Protoc.Result protoc = Protoc.run(protos, List.of("--java_out=" + messages), files);
    assertEquals(0, protoc.exitCode(), protoc.output());
    Path classes = work.resolve("classes");
    assertEquals("", Javac.compile(Samples.texts(messages), classes, List.of(), Javac.LENIENT));
    Map<String, String> sources =
        Samples.sources(Generator.generate(Protoc.request(protos, files, options)));
    assertEquals("", Javac.compile(sources, classes, List.of(), Javac.STRICT));
    return sources.get(path);
  }

  private static void assertSays(String expected, String source) {
    assertTrue(source.contains(" * " + expected + "\n"), source);
  }

  private void writeOther() throws IOException {
    write(
        "other.proto",
        """
        package other;
        option java_package = "dev.other";
        option java_multiple_files = true;
        // Is like [Shop][my.Shop].
        service Market {}
        message Item {}
        """);
  }

  private void writeShop(String messages) throws IOException {
    write(
        "shop.proto",
        """
        package my;
        option java_multiple_files = true;
        import "other.proto";
        // See [Item][other.Item], [Market][other.Market], [Mine][my.Mine], [Shop.Buy][].
        service Shop {
          rpc Buy(Mine) returns (other.Item);
        }
        """
            + messages);
  }

  @Test
  void servicesOfOtherFilesMayBeElsewhere() throws IOException {
    writeOther();
    writeShop("message Mine {}");
    assertSays(
        "See {@link dev.other.Item}, {@code Market}, {@link Mine}, {@link Shop#buy Shop.buy}.",
        contract("my/Shop.java", "client=false,async=false"));
  }

  @Test
  void asynchronousContractsLinkToo() throws IOException {
    writeOther();
    writeShop("message Mine {}");
    assertSays(
        "See {@link dev.other.Item}, {@code Market}, {@link Mine}, {@link Shop#buy Shop.buy}.",
        contract("my/ShopAsync.java", ""));
  }

  @Test
  void theSuffixIsPartOfTheName() throws IOException {
    writeOther();
    writeShop("message Mine {}");
    assertTrue(
        contract("my/ShopApi.java", "suffix=Api").contains("{@link ShopApi#buy ShopApi.buy}"));
  }

  /** Else the link would lead to a member {@code other} of the message {@code dev}. */
  @Test
  void hiddenPackagesCanNotBeNamed() throws IOException {
    writeOther();
    writeShop("message Mine {}");
    write(
        "dev.proto",
        "package my.part; option java_package = \"my\"; option java_multiple_files = true;"
            + " message dev {}");
    assertTrue(generate(Samples.protos(protos), "").contains("See {@code Item}, {@code Market}, "));
  }

  private String generate(List<String> files, String options) {
    return Samples.sources(Generator.generate(Protoc.request(protos, files, options)))
        .get("my/Shop.java");
  }

  @Test
  void classesInTheUnnamedPackageCanNotBeNamedFromOthers() throws IOException {
    write("other.proto", "option java_multiple_files = true; message Homeless {}");
    write(
        "shop.proto",
        """
        package my;
        import "other.proto";
        // See [Homeless][], [Empty][].
        service Shop { rpc Buy(Empty) returns (Empty); }
        message Empty {}
        """);
    assertSays(
        "See {@code Homeless}, {@link ShopOuterClass.Empty}.", generate(List.of("shop.proto"), ""));
  }

  @Test
  void inTheUnnamedPackageSimpleNamesDo() throws IOException {
    writeOther();
    write(
        "shop.proto",
        """
        option java_multiple_files = true;
        import "other.proto";
        // See [Mine][], [Item][.other.Item], [Shop][] and [Buy][Shop.Buy].
        service Shop { rpc Buy(Mine) returns (Mine); }
        message Mine {}
        """);
    assertSays(
        "See {@link Mine}, {@link dev.other.Item}, {@link Shop} and {@link Shop#buy Buy}.",
        contract("Shop.java", ""));
  }

  @Test
  void liteMessagesDoNotNeedTheirImports() throws IOException {
    writeOther();
    writeShop("message Mine {}");
    assertSays(
        "See {@code Item}, {@code Market}, {@link Mine}, {@link Shop#buy Shop.buy}.",
        generate(List.of("shop.proto"), "lite=true"));
  }

  @Test
  void publicImportsAreVisibleAndOthersAreNot() throws IOException {
    writeOther();
    write("hub.proto", "package hub; import public \"other.proto\"; import \"far.proto\";");
    write("far.proto", "package far; message Far {}");
    write(
        "shop.proto",
        """
        package my;
        import "hub.proto";
        // See [Item][other.Item] and [Far][far.Far].
        service Shop { rpc Buy(other.Item) returns (other.Item); }
        """);
    assertSays("See {@link dev.other.Item} and {@code Far}.", contract("my/Shop.java", ""));
  }
}
