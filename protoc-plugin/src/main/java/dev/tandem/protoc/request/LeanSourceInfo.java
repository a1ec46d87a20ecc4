package dev.tandem.protoc.request;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** Reads the positions and comments of services and rpcs. Those of all else fill most requests. */
final class LeanSourceInfo {
  private LeanSourceInfo() {}

  static SourceCodeInfo read(FieldReader fields) throws IOException {
    SourceCodeInfo.Builder info = SourceCodeInfo.newBuilder();
    for (int field = fields.next(); field != FieldReader.END; field = fields.next()) {
      if (field == SourceCodeInfo.LOCATION_FIELD_NUMBER && isOfService(fields.peek())) {
        fields.whole(info.addLocationBuilder());
      } else {
        fields.skip();
      }
    }
    return info.build();
  }

  /** Whether a path starts with a service, or is not where protoc writes it. */
  private static boolean isOfService(CodedInputStream location) throws IOException {
    int tag = location.readTag();
    boolean isPackedPath =
        WireFormat.getTagFieldNumber(tag) == Location.PATH_FIELD_NUMBER
            && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    if (!isPackedPath) {
      return tag != FieldReader.END;
    }
    return location.readRawVarint32() > 0
        && location.readRawVarint32() == FileDescriptorProto.SERVICE_FIELD_NUMBER;
  }
}
