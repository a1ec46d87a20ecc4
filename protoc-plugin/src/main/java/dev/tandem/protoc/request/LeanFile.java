package dev.tandem.protoc.request;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.io.IOException;
import java.util.Set;

/** Reads of a file its services and its options, and of the rest what names Java classes. */
final class LeanFile {
  private final Set<ByteString> toGenerate;
  private final FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder();

  private LeanFile(Set<ByteString> toGenerate) {
    this.toGenerate = toGenerate;
  }

  static FileDescriptorProto read(FieldReader fields, Set<ByteString> toGenerate)
      throws IOException {
    LeanFile lean = new LeanFile(toGenerate);
    for (int field = fields.next(); field != FieldReader.END; field = fields.next()) {
      lean.read(field, fields);
    }
    return lean.file.build();
  }

  private void read(int field, FieldReader fields) throws IOException {
    switch (field) {
      case FileDescriptorProto.NAME_FIELD_NUMBER -> file.setNameBytes(fields.text());
      case FileDescriptorProto.PACKAGE_FIELD_NUMBER -> file.setPackageBytes(fields.text());
      case FileDescriptorProto.SYNTAX_FIELD_NUMBER -> file.setSyntaxBytes(fields.text());
      case FileDescriptorProto.EDITION_FIELD_NUMBER -> setEdition(fields.number());
      case FileDescriptorProto.OPTIONS_FIELD_NUMBER -> fields.whole(file.getOptionsBuilder());
      case FileDescriptorProto.DEPENDENCY_FIELD_NUMBER -> file.addDependencyBytes(fields.text());
      case FileDescriptorProto.PUBLIC_DEPENDENCY_FIELD_NUMBER ->
          file.addPublicDependency(fields.number());
      case FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER ->
          file.addMessageType(LeanTypes.message(fields));
      case FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER ->
          file.addEnumType(LeanTypes.enumeration(fields));
      case FileDescriptorProto.SERVICE_FIELD_NUMBER -> fields.whole(file.addServiceBuilder());
      case FileDescriptorProto.SOURCE_CODE_INFO_FIELD_NUMBER -> readSourceInfo(fields);
      default -> fields.skip();
    }
  }

  private void setEdition(int number) {
    Edition edition = Edition.forNumber(number);
    if (edition != null) {
      file.setEdition(edition);
    }
  }

  /** protoc writes it behind the services; without any, nobody will ask. */
  private void readSourceInfo(FieldReader fields) throws IOException {
    if (file.getServiceCount() > 0 && toGenerate.contains(file.getNameBytes())) {
      file.setSourceCodeInfo(fields.part(LeanSourceInfo::read));
    } else {
      fields.skip();
    }
  }
}
