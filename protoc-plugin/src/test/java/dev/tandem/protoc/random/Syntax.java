package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;

/** The kinds of proto files. */
enum Syntax {
  PROTO2,
  PROTO3,
  EDITION_2023,
  EDITION_2024;

  static Syntax of(FileDescriptorProto file) {
    return switch (file.getSyntax()) {
      case "proto3" -> PROTO3;
      case "editions" -> file.getEdition() == Edition.EDITION_2023 ? EDITION_2023 : EDITION_2024;
      default -> PROTO2;
    };
  }

  boolean isEdition() {
    return this == EDITION_2023 || this == EDITION_2024;
  }

  void declareIn(FileDescriptorProto.Builder file) {
    switch (this) {
      case PROTO2 -> {}
      case PROTO3 -> file.setSyntax("proto3");
      case EDITION_2023 -> file.setSyntax("editions").setEdition(Edition.EDITION_2023);
      case EDITION_2024 -> file.setSyntax("editions").setEdition(Edition.EDITION_2024);
    }
  }

  /** The first line of a file's text. */
  String line() {
    return switch (this) {
      case PROTO2 -> "syntax = \"proto2\";";
      case PROTO3 -> "syntax = \"proto3\";";
      case EDITION_2023 -> "edition = \"2023\";";
      case EDITION_2024 -> "edition = \"2024\";";
    };
  }
}
