package dev.tandem.protoc.request;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** Reads the positions and comments of services and rpcs. Those of all else fill most requests. */
final class LeanSourceInfo {
  private static final int PATH_TAG =
      Location.PATH_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  /** How long the path of a service is: the field of all services, and its index. */
  private static final int OF_SERVICE = 2;

  private static final int OF_RPC = 4;

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

  /** Whether this is about a whole service or rpc, or its path is not where protoc writes it. */
  private static boolean isOfService(Lookahead location) {
    int tag = location.number();
    if (tag != PATH_TAG) {
      return tag != FieldReader.END;
    }
    int depth = location.count(location.number());
    return (depth == OF_SERVICE || depth == OF_RPC)
        && location.number() == FileDescriptorProto.SERVICE_FIELD_NUMBER;
  }
}
