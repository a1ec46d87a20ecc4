package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.ExtensionRangeOptions.VerificationState;
import com.google.protobuf.DescriptorProtos.FeatureSet.EnforceNamingStyle;
import com.google.protobuf.DescriptorProtos.FeatureSet.FieldPresence;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FieldOptions.OptionRetention;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The request for our generator, rebuilt from a descriptor set")
class GeneratorInputTest {
  private static final int KEPT = 50_001;
  private static final int SOURCE_ONLY = 50_002;

  private static final FileDescriptorProto OPTIONS =
      FileDescriptorProto.newBuilder()
          .setName("options.proto")
          .addDependency("google/protobuf/descriptor.proto")
          .addExtension(option("kept", KEPT, OptionRetention.RETENTION_RUNTIME))
          .addExtension(option("source_only", SOURCE_ONLY, OptionRetention.RETENTION_SOURCE))
          .build();

  private static final FileDescriptorProto TARGET =
      FileDescriptorProto.newBuilder()
          .setName("a.proto")
          .addDependency("options.proto")
          .addMessageType(
              DescriptorProto.newBuilder().setName("A").setOptions(values(KEPT, SOURCE_ONLY)))
          .setSourceCodeInfo(
              SourceCodeInfo.newBuilder()
                  .addLocation(location("of A", 4, 0))
                  .addLocation(location("of an option that goes", 4, 0, 7, SOURCE_ONLY))
                  .addLocation(location("of an option that stays", 4, 0, 7, KEPT)))
          .build();

  private static final FileDescriptorSet SET =
      FileDescriptorSet.newBuilder()
          .addFile(DescriptorProtos.getDescriptor().toProto())
          .addFile(OPTIONS)
          .addFile(TARGET)
          .build();

  @Test
  @DisplayName("has targets as they are, and again without options that are for sources only")
  void target() throws InvalidProtocolBufferException {
    CodeGeneratorRequest request = request("a.proto");
    assertEquals(List.of("a.proto"), request.getFileToGenerateList());
    assertEquals(List.of(TARGET), request.getSourceFileDescriptorsList());
    assertEquals(SET.getFileCount(), request.getProtoFileCount());
    FileDescriptorProto stripped = request.getProtoFile(2);
    FileDescriptorProto expected =
        TARGET.toBuilder()
            .setMessageType(0, TARGET.getMessageType(0).toBuilder().setOptions(values(KEPT)))
            .setSourceCodeInfo(TARGET.getSourceCodeInfo().toBuilder().removeLocation(1))
            .build();
    // Equal as messages: options that are left are unknown fields, as protoc sends them.
    assertEquals(expected, stripped);
  }

  @Test
  @DisplayName("has them without those that come of an import for options only")
  void optionImport() throws InvalidProtocolBufferException {
    FileDescriptorProto target =
        TARGET.toBuilder().clearDependency().addOptionDependency("options.proto").build();
    FileDescriptorSet set = SET.toBuilder().setFile(2, target).build();
    CodeGeneratorRequest request = GeneratorInput.of(set.toByteString(), List.of("a.proto"), "");
    assertEquals(values(KEPT), request.getProtoFile(2).getMessageType(0).getOptions());
  }

  @Test
  @DisplayName("has imports as they are")
  void imports() throws InvalidProtocolBufferException {
    CodeGeneratorRequest request = request("options.proto");
    assertEquals(SET.getFileList(), request.getProtoFileList());
    assertEquals(List.of(OPTIONS), request.getSourceFileDescriptorsList());
  }

  @Test
  @DisplayName("has targets without Google's own options of that kind")
  void googlesOwn() throws InvalidProtocolBufferException {
    FileDescriptorProto.Builder target =
        FileDescriptorProto.newBuilder()
            .setName("b.proto")
            .setSyntax("editions")
            .setEdition(Edition.EDITION_2024);
    target
        .getOptionsBuilder()
        .getFeaturesBuilder()
        .setFieldPresence(FieldPresence.IMPLICIT)
        .setEnforceNamingStyle(EnforceNamingStyle.STYLE_LEGACY);
    FileDescriptorSet set = FileDescriptorSet.newBuilder().addFile(target).build();
    CodeGeneratorRequest request = GeneratorInput.of(set.toByteString(), List.of("b.proto"), "");
    assertEquals(set.getFile(0), request.getSourceFileDescriptors(0));
    target.getOptionsBuilder().getFeaturesBuilder().clearEnforceNamingStyle();
    assertEquals(target.build(), request.getProtoFile(0));
  }

  @Test
  @DisplayName("relies on where these can be: features since edition 2024, and ranges")
  void placesOfGooglesOwn() {
    List<String> sourceOnly = new ArrayList<>();
    Deque<Descriptor> messages =
        new ArrayDeque<>(DescriptorProtos.getDescriptor().getMessageTypes());
    while (!messages.isEmpty()) {
      Descriptor message = messages.remove();
      messages.addAll(message.getNestedTypes());
      for (FieldDescriptor field : message.getFields()) {
        FieldOptions options = field.getOptions();
        if (options.getRetention() == OptionRetention.RETENTION_SOURCE) {
          Edition since = options.getFeatureSupport().getEditionIntroduced();
          sourceOnly.add(message.getName() + " " + field.getName() + " " + since);
        }
      }
    }
    assertEquals(
        List.of(
            "ExtensionRangeOptions declaration EDITION_UNKNOWN",
            "ExtensionRangeOptions verification EDITION_UNKNOWN",
            "FeatureSet enforce_naming_style EDITION_2024",
            "FeatureSet default_symbol_visibility EDITION_2024",
            "FeatureSet enforce_proto_limits EDITION_2026"),
        sourceOnly);
  }

  @Test
  @DisplayName("has targets without what declares the extensions of a range")
  void ranges() throws InvalidProtocolBufferException {
    FileDescriptorProto.Builder target = FileDescriptorProto.newBuilder().setName("c.proto");
    target
        .addMessageTypeBuilder()
        .setName("Outer")
        .addNestedTypeBuilder()
        .setName("Inner")
        .addExtensionRangeBuilder()
        .setStart(100)
        .setEnd(200)
        .getOptionsBuilder()
        .setVerification(VerificationState.UNVERIFIED);
    FileDescriptorSet set = FileDescriptorSet.newBuilder().addFile(target).build();
    CodeGeneratorRequest request = GeneratorInput.of(set.toByteString(), List.of("c.proto"), "");
    assertEquals(set.getFile(0), request.getSourceFileDescriptors(0));
    target
        .getMessageTypeBuilder(0)
        .getNestedTypeBuilder(0)
        .getExtensionRangeBuilder(0)
        .getOptionsBuilder()
        .clearVerification();
    assertEquals(target.build(), request.getProtoFile(0));
  }

  @Test
  @DisplayName("has a parameter only if there is one")
  void parameter() throws InvalidProtocolBufferException {
    assertFalse(request("a.proto").hasParameter());
    CodeGeneratorRequest request =
        GeneratorInput.of(SET.toByteString(), List.of("a.proto"), "client=false");
    assertTrue(request.hasParameter());
    assertEquals("client=false", request.getParameter());
  }

  private static CodeGeneratorRequest request(String target) throws InvalidProtocolBufferException {
    return GeneratorInput.of(SET.toByteString(), List.of(target), "");
  }

  private static SourceCodeInfo.Location location(String comment, Integer... path) {
    return SourceCodeInfo.Location.newBuilder()
        .setLeadingComments(comment)
        .addAllPath(List.of(path))
        .build();
  }

  private static FieldDescriptorProto option(String name, int number, OptionRetention retention) {
    FieldDescriptorProto.Builder field =
        FieldDescriptorProto.newBuilder()
            .setName(name)
            .setNumber(number)
            .setLabel(Label.LABEL_OPTIONAL)
            .setType(Type.TYPE_STRING)
            .setExtendee(".google.protobuf.MessageOptions");
    field.getOptionsBuilder().setRetention(retention);
    return field.build();
  }

  // As protoc writes them and as we read them: fields that the generated class does not know.
  private static MessageOptions values(int... numbers) {
    UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();
    for (int number : numbers) {
      fields.mergeField(
          number,
          UnknownFieldSet.Field.newBuilder()
              .addLengthDelimited(ByteString.copyFromUtf8("value"))
              .build());
    }
    return MessageOptions.newBuilder().setUnknownFields(fields.build()).build();
  }
}
