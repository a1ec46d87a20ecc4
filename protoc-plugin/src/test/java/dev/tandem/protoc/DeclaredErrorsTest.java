package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the option {@code errors}, beyond what the expected texts show. */
class DeclaredErrorsTest {
  @TempDir Path root;

  /** Makes a service whose only rpc has these options. */
  private void service(String options) throws IOException {
    Files.writeString(
        root.resolve("shop.proto"),
        """
        syntax = "proto3";
        package shop.v1;
        import "tandem/options.proto";
        option java_package = "com.example.shop";
        option java_multiple_files = true;
        service Shop {
          rpc Buy(Thing) returns (Thing) { %s }
        }
        message Thing { message Part {} }
        message Status {}
        message Bad {}
        """
            .formatted(options));
  }

  private Map<String, String> sources(String options) {
    return Samples.sources(Samples.generate(root, "shop.proto", options));
  }

  @ParameterizedTest
  @CsvSource({
    "Bad, BadException, Bad",
    ".shop.v1.Bad, BadException, Bad",
    "shop.v1.Bad, BadException, Bad",
    "v1.Bad, BadException, Bad",
    "Thing.Part, PartException, Thing.Part",
    "Status, StatusException, Status",
  })
  void theDetailIsLookedUpAsProtocDoes(String detail, String exception, String javaType)
      throws IOException {
    service("option (tandem.rpc).errors = {code: ABORTED detail: \"%s\"};".formatted(detail));
    String errors = sources("").get("com/example/shop/ShopErrors.java");
    assertTrue(errors.contains("class " + exception + " extends RpcException.Aborted "), errors);
    assertTrue(errors.contains("  public " + javaType + " detail() {"), errors);
  }

  @ParameterizedTest
  @CsvSource({
    "CANCELLED, Cancelled",
    "UNKNOWN, Unknown",
    "INVALID_ARGUMENT, InvalidArgument",
    "DEADLINE_EXCEEDED, DeadlineExceeded",
    "NOT_FOUND, NotFound",
    "ALREADY_EXISTS, AlreadyExists",
    "PERMISSION_DENIED, PermissionDenied",
    "RESOURCE_EXHAUSTED, ResourceExhausted",
    "FAILED_PRECONDITION, FailedPrecondition",
    "ABORTED, Aborted",
    "OUT_OF_RANGE, OutOfRange",
    "UNIMPLEMENTED, Unimplemented",
    "INTERNAL, Internal",
    "UNAVAILABLE, Unavailable",
    "DATA_LOSS, DataLoss",
    "UNAUTHENTICATED, Unauthenticated",
  })
  void eachCodeHasItsException(String code, String exception) throws IOException {
    service(
        "option (tandem.rpc).errors = {code: %s detail: \"Bad\" exception: \"X\"};"
            .formatted(code));
    String errors = sources("").get("com/example/shop/ShopErrors.java");
    assertTrue(errors.contains("class X extends RpcException." + exception + " {"), errors);
    assertTrue(errors.contains(".Code." + code + ","), errors);
  }

  /** In the unnamed package nothing can be qualified. */
  @ParameterizedTest
  @CsvSource({"NotFound, NotFoundException", "Bad, Bad", "Other, Thing"})
  void aDetailWithoutPackageCannotBeHidden(String detail, String exception) throws IOException {
    service(
        "option (tandem.rpc).errors = {code: ABORTED detail: \"%s\" exception: \"%s\"};"
            .formatted(detail, exception));
    Path proto = root.resolve("shop.proto");
    String unnamed =
        Files.readString(proto)
            .replace("package shop.v1;", "")
            .replaceAll("option java_pack.*", "");
    Files.writeString(proto, unnamed + "message NotFound {}\nmessage Other {}\n");
    String error = Samples.generate(root, "shop.proto", "").getError();
    if (detail.equals("Other")) {
      assertEquals("", error); // Thing is hidden, and not named there.
    } else {
      assertTrue(
          error.startsWith(
              "shop.proto:6:1: the Java code of service 'Shop' can't name the"
                  + " class '"
                  + detail
                  + "'"),
          error);
    }
  }

  @Test
  void theSuffixIsInTheName() throws IOException {
    service("option (tandem.rpc).errors = {code: ABORTED detail: \"Bad\"};");
    assertTrue(sources("suffix=Api").containsKey("com/example/shop/ShopApiErrors.java"));
  }

  @Test
  void withoutDeclaredErrorsThereIsNoSuchType() throws IOException {
    service("");
    assertFalse(sources("").containsKey("com/example/shop/ShopErrors.java"));
  }

  @Test
  void liteStubsHaveNone() throws IOException {
    service("option (tandem.rpc).errors = {code: ABORTED detail: \"Bad\"};");
    Map<String, String> lite = sources("lite=true");
    service("");
    assertEquals(sources("lite=true"), lite);
  }

  /** The array of an rpc's errors is code, too, and a class can hold so much of that only. */
  @Test
  void manyRpcsWithManyErrorsCompile() throws IOException {
    StringBuilder proto = new StringBuilder("syntax = \"proto3\";\n");
    proto.append("import \"tandem/options.proto\";\noption java_package = \"large\";\n");
    proto.append("option java_multiple_files = true;\nmessage Bad {}\nservice Large {\n");
    for (String code : List.of("ABORTED", "UNKNOWN", "INTERNAL", "NOT_FOUND", "UNAVAILABLE")) {
      for (String detail : List.of("Bad", "tandem.DeclaredError")) {
        proto.append("option (tandem.rpcs).errors = {code: " + code + " detail: \"" + detail);
        proto.append("\" exception: \"X" + code + detail.length() + "\"};\n");
      }
    }
    for (int i = 0; i < 700; i++) {
      proto.append("rpc Buy" + i + "(Bad) returns (Bad);\n");
    }
    Files.writeString(root.resolve("large.proto"), proto.append("}\n"));
    Protoc.Result messages =
        Protoc.run(root, List.of("--java_out=" + root), List.of("large.proto"));
    assertEquals("", messages.output());
    Map<String, String> sources = Samples.texts(root);
    sources.keySet().removeIf(name -> !name.endsWith(".java"));
    sources.putAll(
        Samples.sources(
            Samples.generate(root, "large.proto", "async=false,client=false,server=false")));
    assertEquals("", Javac.compile(sources, root, List.of(), Javac.LENIENT));
  }
}
