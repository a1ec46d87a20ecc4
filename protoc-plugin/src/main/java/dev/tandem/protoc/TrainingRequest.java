package dev.tandem.protoc;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumOptions;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileOptions;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofOptions;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceOptions;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.Version;
import java.util.List;

/**
 * A request that needs about all classes that others need, made without protoc: the launcher's
 * archive of classes is taken from a run on it.
 */
final class TrainingRequest {
  private static final String COMMENT =
      """
       A *comment* with `code`, <angle> brackets & more, in Latin and in αβγ. Links lead to
       [services][training.Training], [rpcs][training.Training.Unary], [messages][training.Reply],
       [fields][training.Reply.text], [imports][google.protobuf.FileOptions] and [nowhere][a.B].

       - An item.
       - Another one.

           a block of code

       ```
       another
       ```

       > What others say.
      """;

  private static final String THREE_SLASHES = "/ A comment\n/ of two lines.\n";

  /** As protoc sends one: of a number that nothing is known about here. */
  private static final UnknownFieldSet CUSTOM_OPTION =
      UnknownFieldSet.newBuilder()
          .addField(72295728, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
          .build();

  private TrainingRequest() {}

  static CodeGeneratorRequest make() {
    // It has messages, enums, options and extension ranges of all sorts.
    FileDescriptorProto imported = DescriptorProtos.getDescriptor().toProto();
    FileDescriptorProto file =
        FileDescriptorProto.newBuilder()
            .setName("training.proto")
            .setSyntax("proto3")
            .setPackage("training")
            .addDependency(imported.getName())
            .setOptions(
                FileOptions.newBuilder().setJavaPackage("training").setJavaMultipleFiles(true))
            .addMessageType(message())
            .addEnumType(enumeration())
            .addService(
                ServiceDescriptorProto.newBuilder()
                    .setName("Training")
                    .setOptions(ServiceOptions.newBuilder().setUnknownFields(CUSTOM_OPTION))
                    .addMethod(method("Unary", false, false))
                    .addMethod(method("ServerStreaming", false, true))
                    .addMethod(method("ClientStreaming", true, false))
                    .addMethod(method("Bidi", true, true)))
            .setSourceCodeInfo(
                SourceCodeInfo.newBuilder()
                    .addLocation(comment(COMMENT, 6, 0))
                    .addLocation(comment(COMMENT, 6, 0, 2, 0))
                    .addLocation(comment(THREE_SLASHES, 6, 0, 2, 1)))
            .build();
    return CodeGeneratorRequest.newBuilder()
        .setCompilerVersion(Version.newBuilder().setMajor(7))
        .addFileToGenerate(file.getName())
        .addProtoFile(imported)
        .addProtoFile(file)
        .build();
  }

  private static DescriptorProto.Builder message() {
    return DescriptorProto.newBuilder()
        .setName("Reply")
        .setOptions(MessageOptions.newBuilder().setUnknownFields(CUSTOM_OPTION))
        .addField(
            FieldDescriptorProto.newBuilder()
                .setName("text")
                .setNumber(1)
                .setType(FieldDescriptorProto.Type.TYPE_STRING)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                .setOneofIndex(0))
        .addOneofDecl(
            OneofDescriptorProto.newBuilder()
                .setName("content")
                .setOptions(OneofOptions.getDefaultInstance()))
        .addNestedType(DescriptorProto.newBuilder().setName("Part"))
        .addEnumType(enumeration());
  }

  private static EnumDescriptorProto.Builder enumeration() {
    return EnumDescriptorProto.newBuilder()
        .setName("Kind")
        .setOptions(EnumOptions.newBuilder().setUnknownFields(CUSTOM_OPTION))
        .addValue(EnumValueDescriptorProto.newBuilder().setName("NONE").setNumber(0));
  }

  private static MethodDescriptorProto.Builder method(
      String name, boolean clientStreaming, boolean serverStreaming) {
    return MethodDescriptorProto.newBuilder()
        .setName(name)
        .setInputType(".google.protobuf.FieldDescriptorProto")
        .setOutputType(".training.Reply")
        .setOptions(MethodOptions.newBuilder().setUnknownFields(CUSTOM_OPTION))
        .setClientStreaming(clientStreaming)
        .setServerStreaming(serverStreaming);
  }

  private static Location.Builder comment(String text, Integer... path) {
    return Location.newBuilder()
        .addAllPath(List.of(path))
        .addAllSpan(List.of(0, 0, 1))
        .setLeadingComments(text);
  }
}
