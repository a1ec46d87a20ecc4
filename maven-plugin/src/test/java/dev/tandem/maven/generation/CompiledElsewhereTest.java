package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.FileOptions;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.EmptyProto;
import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("From a descriptor set, without protoc,")
class CompiledElsewhereTest {
  private static final FileDescriptorProto EMPTY = EmptyProto.getDescriptor().toProto();

  @TempDir Path temp;
  private Workspace project;
  private Path file;

  @BeforeEach
  void prepare() throws Exception {
    project = new Workspace(temp);
    project.whileItRuns =
        () -> {
          throw new AssertionError("asked for protoc");
        };
    file = temp.resolve("api.protobin");
    project.descriptorSets.add(new DescriptorSet("api.protobin", file));
  }

  private void write(FileDescriptorProto... protos) throws Exception {
    write(file, protos);
  }

  private static void write(Path set, FileDescriptorProto... protos) throws Exception {
    Files.write(
        set, FileDescriptorSet.newBuilder().addAllFile(List.of(protos)).build().toByteArray());
  }

  private static FileDescriptorProto service(String name, String... rpcs) {
    ServiceDescriptorProto.Builder service = ServiceDescriptorProto.newBuilder().setName(name);
    for (String rpc : rpcs) {
      service.addMethod(
          MethodDescriptorProto.newBuilder()
              .setName(rpc)
              .setInputType(".google.protobuf.Empty")
              .setOutputType(".google.protobuf.Empty"));
    }
    return FileDescriptorProto.newBuilder()
        .setName("acme/" + name.toLowerCase(Locale.ROOT) + ".proto")
        .setSyntax("proto3")
        .addDependency(EMPTY.getName())
        .setOptions(FileOptions.newBuilder().setJavaPackage("com.acme"))
        .addService(service)
        .build();
  }

  @Test
  @DisplayName("stubs are made, and no messages")
  void stubs() throws Exception {
    write(EMPTY, service("Users", "GetUser"), service("Orders", "GetOrder"));
    project.excludes = List.of("**/orders.proto");
    assertEquals("tandem: api.protobin -> 5 files (5 changed), no protoc", project.run().get(1));
    assertEquals(
        Set.of(
            "com/acme/Users.java",
            "com/acme/UsersAsync.java",
            "com/acme/UsersAsyncClient.java",
            "com/acme/UsersClient.java",
            "com/acme/UsersRpc.java"),
        project.outputs().keySet());
  }

  @Test
  @DisplayName("nothing is read again until the set changes; then what is stale goes")
  void upToDate() throws Exception {
    write(EMPTY, service("Users", "GetUser"));
    project.run();
    assertEquals(List.of("tandem: nothing changed (5 files)"), project.run());
    assertEquals(0, project.lookups, "nothing is looked up for that");
    write(EMPTY, service("People", "GetPerson"));
    assertEquals(
        List.of(
            "tandem: api.protobin changed: generating",
            "tandem: api.protobin -> 5 files (5 changed, 5 removed), no protoc"),
        project.run());
  }

  @Test
  @DisplayName("errors name the set and the proto in it")
  void errors() throws Exception {
    write(EMPTY, service("Users", "GetUser", "get_user"));
    assertError("api.protobin!/acme/users.proto");
    write(service("Users", "GetUser"));
    assertError("not google/protobuf/empty.proto, which that imports; let protoc make it with");
    write(
        EMPTY, service("Users", "GetUser").toBuilder().addOptionDependency("audit.proto").build());
    assertError("not audit.proto, which that imports; let protoc make it with");
    Files.writeString(file, "no set at all");
    assertError(file + " is not a descriptor set");
    Files.delete(file);
    assertError(file + " is not a file");
  }

  @Test
  @DisplayName("what two sets have is made once, and is an error if it differs")
  void shared() throws Exception {
    Path other = temp.resolve("other.protobin");
    project.descriptorSets.add(new DescriptorSet("other.protobin", other));
    write(EMPTY, service("Users", "GetUser"), service("Orders", "GetOrder"));
    write(other, EMPTY, service("Users", "GetUser"), service("Carts", "GetCart"));
    assertEquals(
        "tandem: api.protobin and other.protobin -> 15 files (15 changed), no protoc",
        project.run().get(1));
    write(other, EMPTY, service("Users", "FindUser"));
    assertError(
        "sourceDescriptorSets: %s has another proto for com/acme/Users.java (and 4 more) than %s; let"
            .formatted(other, file));
    project.excludes = List.of("acme/users.proto");
    assertEquals(
        "tandem: api.protobin and other.protobin -> 5 files (0 changed, 10 removed), no protoc",
        project.run().get(1));
  }

  @Test
  @DisplayName("what the project has as well is an error if it differs")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the protoc of this test is a script")
  void own() throws Exception {
    project.whileItRuns = () -> {};
    project.proto("users", "Users.proto", List.of("User"));
    write(EMPTY, service("Users", "GetUser"));
    assertError(
        file + " has another proto for com/acme/Users.java (and 4 more) than the project's");
  }

  private void assertError(String part) {
    UserErrorException failure = assertThrows(UserErrorException.class, project::run);
    List<String> errors = failure.diagnostics().stream().map(Diagnostic::toString).toList();
    assertEquals(
        1, errors.stream().filter(error -> error.contains(part)).count(), errors::toString);
  }
}
