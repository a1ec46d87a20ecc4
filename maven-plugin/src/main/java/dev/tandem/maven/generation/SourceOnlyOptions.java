package dev.tandem.maven.generation;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions.OptionRetention;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.util.List;

/** Finds out whether protos can have options that are for source descriptors only. */
final class SourceOnlyOptions {
  private static final String EDITIONS = "editions";

  private SourceOnlyOptions() {}

  /** Whether a file may have some of Google's own: features since edition 2024, and of ranges. */
  static boolean mayBeGooglesIn(FileDescriptorProto file) {
    boolean newer = file.getSyntax().equals(EDITIONS) && file.getEdition() != Edition.EDITION_2023;
    return newer || haveRanges(file.getMessageTypeList());
  }

  private static boolean haveRanges(List<DescriptorProto> messages) {
    for (DescriptorProto message : messages) {
      if (message.getExtensionRangeCount() > 0 || haveRanges(message.getNestedTypeList())) {
        return true;
      }
    }
    return false;
  }

  /** Whether any file of a set defines some; Google's own does not count. */
  static boolean areDefinedIn(FileDescriptorSet set) {
    String googlesOwn = DescriptorProtos.getDescriptor().getName();
    for (FileDescriptorProto file : set.getFileList()) {
      if (!file.getName().equals(googlesOwn)
          && (anyOfFields(file.getExtensionList()) || anyOfMessages(file.getMessageTypeList()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyOfMessages(List<DescriptorProto> messages) {
    for (DescriptorProto message : messages) {
      if (anyOfFields(message.getFieldList())
          || anyOfFields(message.getExtensionList())
          || anyOfMessages(message.getNestedTypeList())) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyOfFields(List<FieldDescriptorProto> fields) {
    for (FieldDescriptorProto field : fields) {
      if (field.getOptions().getRetention() == OptionRetention.RETENTION_SOURCE) {
        return true;
      }
    }
    return false;
  }
}
