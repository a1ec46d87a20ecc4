package dev.tandem.protoc.extensions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.options.Code;
import dev.tandem.options.OptionsProto;
import dev.tandem.options.RetryPolicy;
import dev.tandem.options.RpcOptions;
import dev.tandem.protoc.Generator;
import dev.tandem.protoc.diagnostics.InvalidRequestException;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What protoc does not write, or not today. What it writes has goldens. */
class RpcOptionsTest {
  private static final String SAMPLE = "call_policies.proto";
  private static final int NUMBER = OptionsProto.rpc.getNumber();
  private static final CodeGeneratorRequest REQUEST =
      Protoc.request(Samples.WITH_OPTIONS, List.of(SAMPLE), "");

  /** Generates the sample with other options for its rpc {@code Retried}. */
  private static CodeGeneratorResponse generate(Field option) {
    return Generator.generate(edited(option).build());
  }

  private static CodeGeneratorRequest.Builder edited(Field option) {
    CodeGeneratorRequest.Builder request = REQUEST.toBuilder();
    for (FileDescriptorProto.Builder file : request.getProtoFileBuilderList()) {
      if (file.getName().equals(SAMPLE)) {
        MethodDescriptorProto.Builder rpc = file.getServiceBuilder(0).getMethodBuilder(2);
        assertEquals("Retried", rpc.getName());
        rpc.getOptionsBuilder()
            .setUnknownFields(UnknownFieldSet.newBuilder().addField(NUMBER, option).build());
      }
    }
    return request;
  }

  private static Field encoded(RpcOptions... options) {
    Field.Builder field = Field.newBuilder();
    for (RpcOptions option : options) {
      field.addLengthDelimited(option.toByteString());
    }
    return field.build();
  }

  private static String retried(CodeGeneratorResponse response) {
    Map<String, String> sources = Samples.sources(response);
    String rpc = sources.get("com/example/options/call_policies/CallPoliciesRpc.java");
    return rpc.lines()
        .filter(line -> line.contains("config.rpcs(RETRIED)"))
        .findFirst()
        .orElse("")
        .strip();
  }

  @Test
  void theSeveralEncodingsOfOneOptionAreOneMessage() {
    RpcOptions attempts =
        RpcOptions.newBuilder().setRetry(RetryPolicy.newBuilder().setMaxAttempts(2)).build();
    RpcOptions multiplier =
        RpcOptions.newBuilder().setRetry(RetryPolicy.newBuilder().setBackoffMultiplier(3)).build();
    assertEquals(
        "config.rpcs(RETRIED).timeout(\"5s\").retry(2, \"0.1s\", \"1s\", 3.0, \"UNAVAILABLE\");",
        retried(generate(encoded(attempts, multiplier))));
  }

  @Test
  void whatOnlyANewerGeneratorKnowsIsRefused() {
    UnknownFieldSet newer =
        UnknownFieldSet.newBuilder().addField(99, Field.newBuilder().addVarint(1).build()).build();
    RpcOptions option = RpcOptions.newBuilder().setUnknownFields(newer).build();
    assertEquals(
        "call_policies.proto:26:5: rpc 'options.call_policies.CallPolicies.Retried' sets field 99"
            + " of an option of tandem/options.proto, which this generator does not know: use the"
            + " version of tandem-runtime that belongs to it",
        generate(encoded(option)).getError());
  }

  @Test
  void theFileThatDeclaresThemMayBeInAnyFolder() {
    CodeGeneratorRequest.Builder request = REQUEST.toBuilder();
    FileDescriptorProto.Builder options = moveOptions(request, "third_party/tandem/options.proto");
    assertEquals("tandem", options.getPackage());
    Map<String, String> expected = Samples.sources(Generator.generate(REQUEST));
    assertTrue(expected.toString().contains(".timeout(\"5s\")"), expected.toString());
    assertEquals(expected, Samples.sources(Generator.generate(request.build())));
  }

  @Test
  void somebodyElsesOptionOfThatNumberIsLeftAlone() {
    Field text = Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8("by us")).build();
    CodeGeneratorRequest.Builder request = edited(text);
    String name = "acme/options.proto";
    moveOptions(request, name).clear().setName(name).setSyntax("proto3").setPackage("acme");
    CodeGeneratorResponse response = Generator.generate(request.build());
    assertFalse(response.hasError(), response.getError());
    assertEquals("", retried(response));
  }

  /** Gives the file that declares the options another name. */
  private static FileDescriptorProto.Builder moveOptions(
      CodeGeneratorRequest.Builder request, String name) {
    FileDescriptorProto.Builder moved = null;
    for (FileDescriptorProto.Builder file : request.getProtoFileBuilderList()) {
      if (file.getName().equals("tandem/options.proto")) {
        moved = file.setName(name);
      }
      for (int i = 0; i < file.getDependencyCount(); i++) {
        file.setDependency(i, file.getDependency(i).replace("tandem/options.proto", name));
      }
    }
    return Objects.requireNonNull(moved);
  }

  @Test
  void aDamagedOptionIsNoProtosFault() {
    Field damaged = Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8("\n")).build();
    assertThrows(InvalidRequestException.class, () -> generate(damaged));
  }

  @Test
  void everyFieldAndCodeIsKnown() {
    assertEquals(
        new TreeSet<>(List.of(1, 2, 3, 4, 5, 6)),
        new TreeSet<>(
            RpcOptions.getDescriptor().getFields().stream().map(f -> f.getNumber()).toList()));
    for (Code code : Code.values()) {
      if (code != Code.UNRECOGNIZED && code.getNumber() > 0) {
        assertEquals(code.name(), Codes.name(code.getNumber()));
        assertEquals(Status.Code.valueOf(code.name()).value(), code.getNumber(), code.name());
      }
    }
  }
}
