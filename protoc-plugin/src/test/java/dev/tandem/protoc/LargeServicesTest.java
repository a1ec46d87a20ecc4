package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.testing.Javac;
import dev.tandem.protoc.testing.Samples;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services whose code comes near the limits of a Java class: too large for golden files. */
class LargeServicesTest {
  /** Stands for what protoc would take minutes to make of thousands of messages. */
  private static final String FAKE =
      """
      package com.acme;
      public class Big extends com.google.protobuf.GeneratedMessageLite<Big, Big.Builder> {
        public static com.google.protobuf.Descriptors.FileDescriptor getDescriptor() { return null; }
        protected Object dynamicMethod(MethodToInvoke method, Object a, Object b) { return null; }
        public static final class Builder
            extends com.google.protobuf.GeneratedMessageLite.Builder<Big, Builder> {
          Builder() { super(new Big()); }
        }
      }
      """;

  private static final Map<String, String> SERVER =
      Map.of(
          "com/acme/Server.java",
          """
          package com.acme;
          /** A server without an answer. */
          public final class Server {
            private Server() {}
            public static io.grpc.ServerServiceDefinition bind() {
              return EverythingRpc.bind(new Everything() {});
            }
            public static io.grpc.ServerServiceDefinition bindAsync() {
              return EverythingRpc.bindAsync(new EverythingAsync() {});
            }
          }
          """);

  /**
   * Without a check of the Javadoc, which takes longer than all else and is that of small services.
   */
  private static final List<String> LINT = List.of("-Xlint:all", "-Werror", "--release", "17");

  @TempDir Path classes;

  /** Each rpc has messages of its own, which fills constant pools most. */
  @ParameterizedTest
  @CsvSource({"600, 0", "4000, 1"})
  void compilesAndLoads(int rpcs, int streaming) throws Exception {
    CodeGeneratorResponse response = Generator.generate(request(rpcs, streaming));
    assertEquals("", response.getError());
    assertEquals("", Javac.compile(messages(rpcs), classes, List.of(), Javac.LENIENT));

    assertEquals("", Javac.compile(Samples.sources(response), classes, List.of(), LINT));
    assertEquals("", Javac.compile(SERVER, classes, List.of(), Javac.LENIENT));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Class<?> rpc = Class.forName("com.acme.EverythingRpc", true, loader);
      ServiceDescriptor service =
          (ServiceDescriptor) rpc.getMethod("serviceDescriptor").invoke(null);
      assertEquals(rpcs, service.getMethods().size());
      for (String bind : List.of("bind", "bindAsync")) {
        assertEquals(rpcs, bound(loader, bind).getMethods().size());
      }
    }
  }

  private static ServerServiceDefinition bound(ClassLoader loader, String bind) throws Exception {
    Class<?> user = Class.forName("com.acme.Server", true, loader);
    return (ServerServiceDefinition) user.getMethod(bind).invoke(null);
  }

  private static CodeGeneratorRequest request(int rpcs, int streaming) {
    FileDescriptorProto.Builder file =
        FileDescriptorProto.newBuilder().setName("big.proto").setPackage("acme");
    file.getOptionsBuilder().setJavaPackage("com.acme").setJavaMultipleFiles(true);
    ServiceDescriptorProto.Builder service = file.addServiceBuilder().setName("Everything");
    for (int i = 0; i < rpcs; i++) {
      file.addMessageTypeBuilder().setName("Q" + i);
      file.addMessageTypeBuilder().setName("R" + i);
      service
          .addMethodBuilder()
          .setName("DoSomethingOrOther" + i)
          .setInputType(".acme.Q" + i)
          .setOutputType(".acme.R" + i)
          .setClientStreaming((streaming & 1) > 0)
          .setServerStreaming((streaming & 2) > 0);
    }
    return CodeGeneratorRequest.newBuilder()
        .addFileToGenerate("big.proto")
        .addProtoFile(file)
        .build();
  }

  private static Map<String, String> messages(int rpcs) {
    Map<String, String> messages = new HashMap<>();
    messages.put("com/acme/Big.java", FAKE);
    for (int i = 0; i < rpcs; i++) {
      for (String name : List.of("Q" + i, "R" + i)) {
        messages.put(
            "com/acme/" + name + ".java",
            """
            package com.acme;
            public final class %s extends Big {
              public static %s getDefaultInstance() { return new %s(); }
            }
            """
                .formatted(name, name, name));
      }
    }
    return messages;
  }

  @Test
  void isRefusedBeyondTheLimits() {
    CodeGeneratorResponse response = Generator.generate(request(4001, 0));
    assertEquals(
        "big.proto: service 'acme.Everything' has 4001 rpcs, which Java classes can't hold:"
            + " split it into services of at most 4000",
        response.getError());
  }
}
